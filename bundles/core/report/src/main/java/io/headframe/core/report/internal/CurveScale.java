package io.headframe.core.report.internal;

/**
 * From numbers to the cells of a chart.
 *
 * @param first the number in the middle of the first cell
 * @param last the number in the middle of the last cell
 * @param cells how many there are
 * @param logarithmic whether equal distances mean equal ratios
 */
record CurveScale(double first, double last, int cells, boolean logarithmic) {

  /** Where a number is, from 0 to cells − 1; NaN if it is not finite. */
  double cell(double value) {
    if (!Double.isFinite(value)) {
      return Double.NaN;
    }
    double part = logarithmic
        ? Math.log(value / first) / Math.log(last / first) : (value - first) / (last - first);
    return first == last ? 0 : Math.max(0, Math.min(1, part)) * (cells - 1);
  }
}
