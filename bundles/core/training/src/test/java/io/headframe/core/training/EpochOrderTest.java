package io.headframe.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochOrderTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 100, 1023, 4097})
  void epoch_ofAnyLength_hasEachItemOnce(int items) {
    EpochOrder order = new EpochOrder(items, 1, 7);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertArrayEquals(IntStream.range(0, items).toArray(), Arrays.stream(epoch(order, epoch)).sorted().toArray());
    }
  }

  @Test
  void epochs_andSeeds_haveOtherOrders() {
    int[] first = epoch(new EpochOrder(1000, 10, 1), 0);
    assertFalse(Arrays.equals(first, epoch(new EpochOrder(1000, 10, 1), 1)));
    assertFalse(Arrays.equals(first, epoch(new EpochOrder(1000, 10, 2), 0)));
    assertArrayEquals(first, epoch(new EpochOrder(1000, 10, 1), 0));
  }

  @Test
  void order_isNoMoreLikeCountingThanChance() {
    // The correlation of a random order with 0, 1, 2, … is normal with deviation 1/√(n − 1) = 0.01: four of them.
    int[] order = epoch(new EpochOrder(10_000, 1, 3), 0);
    double mean = 9_999 / 2.0;
    double product = IntStream.range(0, order.length).mapToDouble(i -> (i - mean) * (order[i] - mean)).sum();
    double square = IntStream.range(0, order.length).mapToDouble(i -> (i - mean) * (i - mean)).sum();
    assertTrue(Math.abs(product / square) < 0.04, () -> "correlation " + product / square);
  }

  @Test
  void batch_thatDoesNotDivide_leavesTheRestOut() {
    EpochOrder order = new EpochOrder(10, 3, 1);
    assertEquals(3, order.stepsOfAnEpoch());
    assertEquals(9, Arrays.stream(epoch(order, 0)).distinct().count());
    assertThrows(IllegalArgumentException.class, () -> new EpochOrder(2, 3, 1));
  }

  private static int[] epoch(EpochOrder order, int epoch) {
    long steps = order.stepsOfAnEpoch();
    return LongStream.range(epoch * steps, (epoch + 1) * steps)
        .mapToObj(order::items).flatMapToInt(Arrays::stream).toArray();
  }
}
