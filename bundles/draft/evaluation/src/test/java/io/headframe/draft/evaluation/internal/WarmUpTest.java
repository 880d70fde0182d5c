package io.headframe.draft.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.decoding.sampling.Generation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  /** A way that takes a second for its token and becomes faster for some rounds. */
  private static int rounds(WarmUp warmUp, int faster) {
    AtomicInteger rounds = new AtomicInteger();
    AtomicLong clock = new AtomicLong();
    Function<int[], Generation.Result> way = prompt -> {
      int round = rounds.incrementAndGet();
      double seconds = Math.pow(.9, Math.min(round, faster));
      clock.addAndGet((long) (seconds * 1e9));
      return new Generation.Result(new int[] {7}, 0, seconds, Generation.Stop.MAX_TOKENS);
    };
    warmUp.run(List.of(way), new int[][] {{1}, {2}}, () -> {}, clock::get);
    return rounds.get();
  }

  @Test
  void rounds_goOn_untilNothingBecomesFaster() {
    assertEquals(25, rounds(new WarmUp(1, 0, 1e9), 5));
    assertEquals(40, rounds(new WarmUp(1, 0, 1e9), 20));
  }

  @Test
  void rounds_goOn_untilThereWereEnough_ofTokensAndSeconds() {
    assertEquals(90, rounds(new WarmUp(90, 0, 1e9), 1));
    // A second becomes .9.
    assertEquals(50, rounds(new WarmUp(1, 45, 1e9), 1));
  }

  @Test
  void rounds_end_whereMoreTimeIsNotGiven() {
    assertEquals(10, rounds(new WarmUp(1, 0, 9), 1));
    assertEquals(1, rounds(WarmUp.NONE, 5));
  }
}
