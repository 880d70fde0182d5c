package io.headframe.core.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.method.view.TokenGrid;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenGridTest {

  private static final TokenGrid.Cell CELL = new TokenGrid.Cell(" a", .5, List.of());

  private static String refusal(List<List<TokenGrid.Cell>> cells) {
    return assertThrows(IllegalArgumentException.class, () -> new TokenGrid("g", "layer", "probability",
        List.of("0", "1"), List.of("x"), cells, 0, 1)).getMessage();
  }

  @Test
  void cells_thatDoNotFitTheLabels_areRefused() {
    assertEquals("1 rows of cells for 2 labels", refusal(List.of(List.of(CELL))));
    assertEquals("0 positions for 1 tokens", assertThrows(IllegalArgumentException.class, () -> new TokenGrid("g",
        "layer", "probability", List.of("0"), List.of("x"), List.of(), List.of(List.of(CELL)), 0, 1)).getMessage());
    assertEquals("2 cells in a row of 1 tokens", refusal(List.of(List.of(CELL), List.of(CELL, CELL))));
  }
}
