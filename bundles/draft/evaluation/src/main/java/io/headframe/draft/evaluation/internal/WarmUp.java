package io.headframe.draft.evaluation.internal;

import io.headframe.decoding.sampling.Generation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Runs ways to decode in turns until none of them becomes faster: the JVM compiles loops while they run, and a model
 * changes its kernel after some passes.
 *
 * @param tokens of the first way, at least
 * @param least seconds for each way, on average
 * @param most seconds for each way, after which it ends even if something still becomes faster
 */
record WarmUp(int tokens, double least, double most) {

  static final WarmUp FOR_MEASUREMENTS = new WarmUp(1200, 2, 10);
  /** One round. */
  static final WarmUp NONE = new WarmUp(1, 0, 0);

  /** Rounds without a gain after which nothing is expected any more. */
  private static final int PATIENCE = 20;
  /** Of the least time of a token so far; what is closer to it is chance. */
  private static final double GAIN = .97;

  /**
   * Runs them.
   *
   * @param ways each generates from a prompt
   * @param prompts taken one after the other
   * @param round runs before each round
   * @param clock in nanoseconds
   */
  void run(List<Function<int[], Generation.Result>> ways, int[][] prompts, Runnable round, LongSupplier clock) {
    double[] best = new double[ways.size()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    long begin = clock.getAsLong();
    int done = 0;
    int still = 0;
    for (int i = 0; done < tokens || !over((clock.getAsLong() - begin) / 1e9 / ways.size(), still); i++) {
      round.run();
      still++;
      for (int way = 0; way < best.length; way++) {
        Generation.Result result = ways.get(way).apply(prompts[i % prompts.length]);
        int generated = Math.max(1, result.tokens().length);
        double perToken = result.decodeSeconds() / generated;
        if (perToken < GAIN * best[way]) {
          best[way] = perToken;
          still = 0;
        }
        done += way == 0 ? generated : 0;
      }
    }
  }

  private boolean over(double seconds, int still) {
    return seconds >= most || seconds >= least && still >= PATIENCE;
  }
}
