package io.headframe.analysis.patching.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.prompts.api.AnswerMetric;
import java.util.Locale;

/**
 * Turns a metric into the share of the way from one run to the other: (m − m_from) / (m_to − m_from). From corrupt to
 * clean that is what denoising recovers, from clean to corrupt what noising destroys.
 *
 * @param from the metric of the run that is patched
 * @param to the metric of the run that activations are taken from
 */
record Recovery(double from, double to) {

  /** Below this share of their size, or this many logits, two values are the same: 32-bit sums differ by so much. */
  private static final double NOISE = 1e-3;

  /**
   * From the corrupt run to the clean one.
   *
   * @throws HeadframeException if the metric is the same in both
   */
  static Recovery of(AnswerMetric metric, double clean, double corrupt) {
    double size = Math.max(Math.abs(clean), Math.abs(corrupt));
    double noise = NOISE * (metric.unit().equals("logits") ? Math.max(1, size) : size);
    // Not a number is not above the noise either.
    if (!(Math.abs(clean - corrupt) > noise)) {
      throw new HeadframeException(
          PatchingError.NOTHING_TO_RECOVER, metric.title(), text(clean), text(corrupt));
    }
    return new Recovery(corrupt, clean);
  }

  /** From the clean run to the corrupt one. */
  Recovery reversed() {
    return new Recovery(to, from);
  }

  /** 0 where the metric is that of the patched run, 1 where it is that of the other run. */
  double share(double metric) {
    return (metric - from) / (to - from);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
