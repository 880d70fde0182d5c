package io.headframe.analysis.retrieval.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TallyTest {

  /** Where half of the value or less was written, heads are not scored; the recall counts all trials. */
  @Test
  void trialsWithoutTheNeedle_areNotScored() {
    Tally tally = new Tally(1, 2);
    tally.add(new Trial(1, true, new double[][] {{1, 0.5}}));
    tally.add(new Trial(2 / 3., false, new double[][] {{0, 0.5}}));
    tally.add(new Trial(0.5, false, new double[][] {{0, 0.5}}));
    tally.add(new Trial(0, false, new double[][] {{0, 0}}));
    assertEquals(4, tally.trials());
    assertEquals(2, tally.successful());
    assertEquals(0.25, tally.recall());
    assertEquals(0.5, tally.scores()[0][0]);
    assertEquals(0.5, tally.scores()[0][1]);
  }

  @Test
  void noSuccess_hasNoScores() {
    Tally tally = new Tally(1, 1);
    tally.add(new Trial(0.2, false, new double[][] {{0.2}}));
    assertEquals(0, tally.scores()[0][0]);
  }
}
