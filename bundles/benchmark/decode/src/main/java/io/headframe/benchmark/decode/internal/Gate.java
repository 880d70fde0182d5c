package io.headframe.benchmark.decode.internal;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether engines compute the same function: each goes on with one prompt for {@value #STEPS} tokens, and they are
 * Headframe's. Where a token differs first, the distance of Headframe's two largest logits there says whether rounding
 * explains it; what follows is another sequence and is not compared.
 */
final class Gate {

  static final int STEPS = 64;

  /** Below it two logits are a tie: sums of a thousand products in another order differ by as much. */
  static final float TIE = 1e-4f;

  private static final int[] BEGINNING = {1};

  private final HeadframeEngine ours;
  private final int[] prompt;

  /**
   * @param ours what the others are compared with
   * @param prompt of the comparison
   */
  Gate(HeadframeEngine ours, int[] prompt) {
    this.ours = ours;
    this.prompt = prompt;
  }

  /**
   * How an engine did.
   *
   * @param model the shape or checkpoint
   * @param threads that computed
   * @param engine its name
   * @param passed whether its figures count
   * @param outcome in words
   */
  record Outcome(String model, int threads, String engine, boolean passed, String outcome) {}

  /** What Headframe's own tokens are like. */
  Outcome reference(String model, int threads) {
    HeadframeEngine.Path path = ours.follow(STEPS, prompt);
    long different = Arrays.stream(path.tokens()).distinct().count();
    float least = Float.POSITIVE_INFINITY;
    for (float gap : path.gaps()) {
      least = Math.min(least, gap);
    }
    return new Outcome(model, threads, ours.name(), true, String.format(Locale.ROOT,
        "%d different tokens in %d steps, least distance of two largest logits %.1g", different, STEPS, least));
  }

  /** Compares an engine. */
  Outcome check(String model, int threads, Engine engine) {
    if (!engine.exact()) {
      return new Outcome(model, threads, engine.name(), true, "not compared: 8-bit weights are another function");
    }
    try {
      int[] begin = engine.takesPrompts() ? prompt : BEGINNING;
      return compare(model, threads, engine.name(), ours.follow(STEPS, begin), engine.generate(STEPS, begin).tokens());
    } catch (Absent absent) {
      return new Outcome(model, threads, engine.name(), false, absent.getMessage());
    }
  }

  static Outcome compare(String model, int threads, String engine, HeadframeEngine.Path expected, int[] found) {
    int step = Arrays.mismatch(expected.tokens(), found);
    if (step < 0) {
      return new Outcome(model, threads, engine, true, "the same " + found.length + " tokens");
    }
    float gap = expected.gaps()[step];
    String where = String.format(Locale.ROOT, "step %d has token %d for %d, and the two largest logits are %.2g apart",
        step + 1, found[step], expected.tokens()[step], gap);
    return gap < TIE
        ? new Outcome(model, threads, engine, true, "the same tokens up to a tie: " + where)
        : new Outcome(model, threads, engine, false, "another function: " + where);
  }
}
