package io.headframe.forecast.baselines.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void meanOfSeasons_isTakenPlaceByPlace() {
    double[] history = {9, 1, 2, 3, 5, 6, 10};
    assertArrayEquals(new double[] {3, 4, 6.5, 3}, new MeanOfSeasons(3, 2).forecast(history, 4));
    assertArrayEquals(new double[] {5, 6, 10, 5}, new MeanOfSeasons(3, 1).forecast(history, 4));
  }

  /** The sums that slide are those of the windows, made one by one; two channels are added up. */
  @Test
  void slidingMoments_areThoseOfTheWindows() {
    int input = 5;
    int horizon = 3;
    SlidingMoments sliding = new SlidingMoments(input, horizon);
    double[][] expected = new double[input][input + horizon];
    Random random = new Random(3);
    try (TestRun run = new TestRun(new FixedLeases(), Path.of(""), 1)) {
      for (int length : new int[] {30, input + horizon}) {
        double[] values = random.doubles(length).map(value -> value * 2 - 1).toArray();
        sliding.add(values, run);
        for (int w = 0; w + input + horizon <= length; w++) {
          double mean = 0;
          for (int i = 0; i < input; i++) {
            mean += values[w + i] / input;
          }
          for (int i = 0; i < input; i++) {
            for (int j = 0; j < input + horizon; j++) {
              expected[i][j] += (values[w + i] - mean) * (values[w + j] - mean);
            }
          }
        }
      }
    }
    for (int i = 0; i < input; i++) {
      // Some hundred additions of numbers up to 10.
      assertArrayEquals(expected[i], sliding.sums()[i], 1e-13);
    }
  }

  @Test
  void cholesky_solvesAKnownSystem() {
    double[][] matrix = {{4, 12, -16}, {12, 37, -43}, {-16, -43, 98}};
    double[][] solution = {{1, 2}, {-1, 0}, {3, 5}};
    double[][] right = new double[3][2];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 3; k++) {
          right[i][j] += matrix[i][k] * solution[k][j];
        }
      }
    }
    double[][] found = Cholesky.solve(matrix, right);
    for (int i = 0; i < 3; i++) {
      // The condition is 4e4.
      assertArrayEquals(solution[i], found[i], 1e-9);
    }
    assertEquals(2, matrix[0][0]);
  }
}
