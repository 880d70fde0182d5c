package io.headframe.analysis.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.method.view.HeatMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadScoresTest {

  private final HeadScores scores =
      new HeadScores("score", new double[][] {{0.1, 0.5, 0.3}, {0.5, 0.2, 0.9}}, 0, 1);

  @Test
  void ranked_putsTheHighestFirst_andEqualScoresInOrder() {
    assertEquals("[1.2, 0.1, 1.0, 0.2, 1.1, 0.0]", scores.ranked().toString());
  }

  @Test
  void atLeast_includesTheThreshold() {
    assertEquals(List.of(new Head(1, 2), new Head(0, 1), new Head(1, 0)), scores.atLeast(0.5).heads());
    assertEquals(List.of(), scores.atLeast(0.91).heads());
  }

  @Test
  void view_isLayersByHeads() {
    HeatMap map = (HeatMap) scores.views().get(0);
    assertEquals(List.of("0", "1"), map.rows());
    assertEquals(List.of("0", "1", "2"), map.columns());
    assertEquals(0.9, map.values()[1][2]);
  }

  @Test
  void layersWithDifferentNumbersOfHeads_areRefused() {
    assertThrows(IllegalArgumentException.class,
        () -> new HeadScores("score", new double[][] {{1}, {1, 2}}, 0, 1));
  }

  @Test
  void head_readsItsOwnText_andNothingElse() {
    assertEquals(new Head(11, 10), Head.parse(new Head(11, 10).toString()));
    for (String text : List.of("", "5", "5.", ".1", "5.1.2", "a.b", "-1.2", "1.9999999999")) {
      assertThrows(IllegalArgumentException.class, () -> Head.parse(text), text);
    }
  }
}
