package io.headframe.core.training;

import java.util.regex.Pattern;

/**
 * Arrays that are trained in another way than the rest. An array belongs to the first group that its name matches.
 *
 * @param names what the whole name matches
 * @param rate what the learning rate is multiplied by, at least 0; arrays with 0 are frozen: no gradient is computed
 *     for them, and they stay as they are
 * @param weightDecay in place of that of {@link AdamW}, at least 0
 */
public record ParameterGroup(Pattern names, double rate, double weightDecay) {

  /** Checks the ranges. */
  public ParameterGroup {
    if (!(rate >= 0 && weightDecay >= 0 && Double.isFinite(rate) && Double.isFinite(weightDecay))) {
      throw new IllegalArgumentException("rate " + rate + ", weight decay " + weightDecay);
    }
  }

  /** Arrays that stay as they are. */
  public static ParameterGroup frozen(String names) {
    return new ParameterGroup(Pattern.compile(names), 0, 0);
  }

  /** Arrays without weight decay, as gains and biases are trained as a rule. */
  public static ParameterGroup withoutDecay(String names) {
    return new ParameterGroup(Pattern.compile(names), 1, 0);
  }
}
