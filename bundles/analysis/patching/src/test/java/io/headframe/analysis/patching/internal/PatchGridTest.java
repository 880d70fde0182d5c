package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.analysis.api.Head;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatchGridTest {

  @Test
  void headOfKeys_standsForTheHeadsThatShareIt() {
    try (CausalLM model = TestModels.random("llama")) {
      double[][] shares = {{0, 0.2}, {0.7, 0}, {Double.NaN, 0.1}};
      List<Head> heads = PatchGrid.of(PatchSite.K, Division.HEAD).atLeast(0.2, "found", model.config(), shares).heads();
      // Four heads share two heads of keys, in order.
      assertEquals(List.of(new Head(1, 0), new Head(1, 1), new Head(0, 2), new Head(0, 3)), heads);
      PatchGrid one = new PatchGrid(PatchSite.K, Division.HEAD, Set.of(new Head(1, 1)));
      assertEquals(List.of(new Head(1, 1)), one.atLeast(0.2, "found", model.config(), shares).heads());
      assertEquals(List.of(new Cell(List.of(0), Cell.EVERY, 1, 0)), one.cells(model.config(), 1, Cell.EVERY));
    }
  }
}
