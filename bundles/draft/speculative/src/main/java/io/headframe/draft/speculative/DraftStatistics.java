package io.headframe.draft.speculative;

import java.util.Arrays;

/**
 * What became of drafts.
 *
 * @param steps verification passes
 * @param tokens new tokens that were generated
 * @param drafted for each depth, from 1 on, the steps whose tree was as deep
 * @param tried for each depth those of these steps that accepted all before it
 * @param accepted for each depth the steps in which so many drafted tokens were accepted, or more
 * @param nodes candidates that were verified
 * @param draftSeconds time of the drafter
 * @param verifySeconds time of the model
 * @param otherSeconds time of all else, what hears the tokens included
 */
public record DraftStatistics(long steps, long tokens, long[] drafted, long[] tried, long[] accepted, long nodes,
    double draftSeconds, double verifySeconds, double otherSeconds) {

  /** Nothing yet. */
  public static final DraftStatistics NONE =
      new DraftStatistics(0, 0, new long[0], new long[0], new long[0], 0, 0, 0, 0);

  /** New tokens of a verification pass; 1 without drafts. Spec-Bench calls it the mean of accepted tokens. */
  public double tokensPerStep() {
    return steps == 0 ? Double.NaN : (double) tokens / steps;
  }

  /** The share of drafted depths that were accepted: accepted tokens to the lengths of the longest ways drafted. */
  public double shareAccepted() {
    long all = Arrays.stream(drafted).sum();
    return all == 0 ? 0 : (double) Arrays.stream(accepted).sum() / all;
  }

  /** The share of the steps that accepted so many tokens or more, of those that drafted so many. */
  public double acceptedAt(int depth) {
    return depth > drafted.length || drafted[depth - 1] == 0 ? 0
        : (double) accepted[depth - 1] / drafted[depth - 1];
  }

  /**
   * The chance α that a layer of a tree holds what the model goes on with, given that all before it was accepted: a
   * child of the last accepted node, or in a chain the next token. As if it were the same at all depths.
   */
  public double acceptance() {
    long all = Arrays.stream(tried).sum();
    return all == 0 ? 0 : (double) Arrays.stream(accepted).sum() / all;
  }

  /**
   * The tokens of a pass that follow from {@link #acceptance} alone: the mean over the steps of 1 + α + … +
   * α<sup>γ</sup> = (1 − α<sup>γ+1</sup>)/(1 − α), γ being the depth of the step's tree. Leviathan et al. (2023), arXiv
   * 2211.17192, equation 1. Where {@link #tokensPerStep} is another, acceptance depends on the depth or on the step.
   */
  public double expectedTokens() {
    double sum = steps;
    double power = 1;
    for (long so : drafted) {
      power *= acceptance();
      sum += power * so;
    }
    return steps == 0 ? Double.NaN : sum / steps;
  }

  /** Both together. */
  public DraftStatistics plus(DraftStatistics other) {
    return new DraftStatistics(steps + other.steps, tokens + other.tokens, sum(drafted, other.drafted),
        sum(tried, other.tried), sum(accepted, other.accepted), nodes + other.nodes, draftSeconds + other.draftSeconds,
        verifySeconds + other.verifySeconds, otherSeconds + other.otherSeconds);
  }

  private static long[] sum(long[] left, long[] right) {
    long[] sum = Arrays.copyOf(left, Math.max(left.length, right.length));
    for (int i = 0; i < right.length; i++) {
      sum[i] += right[i];
    }
    return sum;
  }
}
