package io.headframe.training.languagemodel.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class WindowLossTest {

  /** In 1 2 3 1 2 4 only the second 2 stands after the same token as before; in 5 5 5 5 the third and the fourth 5. */
  @Test
  void tokensThatCanBeCopied_countMore() {
    int[][] windows = {{1, 2, 3, 1, 2, 4}, {5, 5, 5, 5, 6, 7}};
    float one = 1f / (7 + 3 * 10);
    assertArrayEquals(new float[] {one, one, one, 10 * one, one, one, 10 * one, 10 * one, one, one},
        WindowLoss.weights(windows, 10), 1e-7f);
  }
}
