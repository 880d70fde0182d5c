package io.headframe.predict.distribution;

/**
 * Bins of one width that cover an interval, in the unit of the values.
 *
 * @param count how many, at least 2
 * @param low where the first begins
 * @param high where the last ends, above {@code low}
 */
public record Bins(int count, double low, double high) {

  /** Checks the numbers. */
  public Bins {
    if (count < 2 || !(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(count + " bins from " + low + " to " + high);
    }
  }

  /** The width of each. */
  public double width() {
    return (high - low) / count;
  }

  /** The middle of a bin, counted from 0. */
  public double centre(int bin) {
    return low + (bin + 0.5) * width();
  }

  /** The bin that a value is in; of values outside of the interval the first or the last. */
  public int of(double value) {
    return (int) Math.max(0, Math.min(count - 1, Math.floor((value - low) / width())));
  }
}
