package io.headframe.transform.foldnorms.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.view.Table;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldNormsTest {

  @TempDir
  Path folder;

  @Test
  void layerNorm_takesAllSteps() {
    FoldNorms.Findings found = fold("neox parallel", Centring.WHERE_EXACT, 300);
    assertEquals("yes yes yes yes", taken(found));
    assertTrue(found.greatestDifference() < 2e-4);
    // The context is shorter than what was asked for.
    assertEquals(3 * 128, found.positions());
  }

  @Test
  void rmsNorm_isNotCentred_unlessThatIsAskedFor() {
    FoldNorms.Findings found = fold("llama tied", Centring.WHERE_EXACT, 10);
    assertEquals("yes yes no yes", taken(found));
    assertTrue(found.greatestDifference() < 2e-4);
    assertEquals(30, found.positions());
    assertThrows(HeadframeException.class, () -> fold("llama tied", Centring.YES, 10));
  }

  @Test
  void stepThatIsNotWanted_isNotTaken() {
    assertEquals("yes yes no yes", taken(fold("gpt2 tied", Centring.NO, 10)));
  }

  private FoldNorms.Findings fold(String name, Centring centring, int length) {
    try (CausalLM model = RandomModels.open(name); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return new FoldNorms().run(new FoldNorms.Parameters(model, true, true, centring, true, 3, length), run);
    }
  }

  private static String taken(FoldNorms.Findings found) {
    Table table = (Table) found.steps().views().get(0);
    return String.join(" ", table.rows().stream().map(row -> row.get(1)).toList());
  }
}
