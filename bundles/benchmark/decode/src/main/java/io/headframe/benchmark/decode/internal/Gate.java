package io.headframe.benchmark.decode.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether engines compute the same function: each goes on with one prompt for {@value #STEPS} tokens, and they are
 * Headframe's. Where a token differs, the distance of Headframe's two largest logits there says whether rounding
 * explains it, and the engine goes on from Headframe's token. Few differences at small distances are coarser
 * arithmetic, such as a table in place of a function: said, and measured. More are another function, and not measured.
 */
final class Gate {

  static final int STEPS = 64;

  /** Below it two logits are a tie: sums of a thousand products in another order differ by as much. */
  static final float TIE = 1e-4f;

  /** The most tokens that coarser arithmetic changes. */
  static final int FEW = 3;

  /** Of the logits' deviation: below it coarser arithmetic may change which is the largest. */
  static final float COARSE = 0.02f;

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
      HeadframeEngine.Path path = ours.follow(STEPS, begin);
      return judge(model, threads, engine.name(), path, differences(engine, begin, path.tokens()));
    } catch (Absent absent) {
      return new Outcome(model, threads, engine.name(), false, absent.getMessage());
    }
  }

  /**
   * A step at which an engine has another token.
   *
   * @param step from 0
   * @param token the engine's
   */
  record Difference(int step, int token) {}

  /** The steps that differ, up to one more than are few. */
  private static List<Difference> differences(Engine engine, int[] begin, int[] expected) {
    List<Difference> differences = new ArrayList<>();
    int step = 0;
    while (step < expected.length && differences.size() <= FEW) {
      int[] known = Arrays.copyOf(begin, begin.length + step);
      System.arraycopy(expected, 0, known, begin.length, step);
      int[] found = engine.generate(expected.length - step, known).tokens();
      int same = Arrays.mismatch(Arrays.copyOfRange(expected, step, expected.length), found);
      if (same < 0) {
        return differences;
      }
      step += same;
      differences.add(new Difference(step, found[same]));
      step++;
      if (!engine.takesPrompts()) {
        // What follows cannot be asked for, and is not excused.
        while (differences.size() <= FEW) {
          differences.add(differences.get(0));
        }
      }
    }
    return differences;
  }

  static Outcome judge(
      String model, int threads, String engine, HeadframeEngine.Path path, List<Difference> differences) {
    int steps = path.tokens().length;
    if (differences.isEmpty()) {
      return new Outcome(model, threads, engine, true, "the same " + steps + " tokens");
    }
    Difference first = differences.get(0);
    String where = String.format(Locale.ROOT, "step %d has token %d for %d, and the two largest logits are %.2g apart",
        first.step + 1, first.token, path.tokens()[first.step], path.gaps()[first.step]);
    if (differences.stream().allMatch(each -> path.gaps()[each.step] < TIE)) {
      return new Outcome(model, threads, engine, true, "the same tokens up to a tie: " + where);
    }
    if (differences.size() <= FEW
        && differences.stream().allMatch(each -> path.gaps()[each.step] < COARSE * path.deviations()[each.step])) {
      return new Outcome(model, threads, engine, true,
          "coarser arithmetic: " + (steps - differences.size()) + " of " + steps + " tokens are the same, " + where);
    }
    return new Outcome(model, threads, engine, false, "another function: " + where);
  }
}
