package io.headframe.analysis.induction.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InductionHeadsTest {

  @TempDir
  Path folder;

  @Test
  void constructedModel_findsExactlyTheConstructedHeads() {
    InductionHeads.Findings found = find(50, 10, true, 42);
    assertEquals(List.of(new Head(1, 0)), found.inductionHeads().heads());
    assertEquals(List.of(new Head(0, 0)), found.previousTokenHeads().heads());
    assertEquals(List.of(new Head(0, 1)), found.duplicateTokenHeads().heads());
  }

  @Test
  void constructedModel_losesLittleOnTheSecondCopy() {
    InductionHeads.Findings found = find(50, 10, true, 42);
    // Without a hint every logit is 0, and a hint from a chance repetition within x is wrong: at least ln 273.
    assertTrue(found.firstLoss() >= Math.log(273), () -> "loss on the first copy " + found.firstLoss());
    // On the second copy only syllables that chance put twice into x are ambiguous.
    assertTrue(found.secondLoss() < 2, () -> "loss on the second copy " + found.secondLoss());
  }

  @Test
  void sameSeed_givesTheSameNumbers_anotherSeedOthers() {
    double first = find(20, 3, false, 7).firstLoss();
    assertEquals(first, find(20, 3, false, 7).firstLoss(), 0);
    assertTrue(first != find(20, 3, false, 8).firstLoss());
  }

  @Test
  void repeatLongerThanTheContext_saysWhatFits() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> find(300, 1, true, 1));
    assertTrue(error.getMessage().contains("use --length 255 or less"), error.getMessage());
  }

  @Test
  void cancelledRun_endsAtTheNextCheck() {
    try (CausalLM model = TestModels.constructed();
        TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(3)) {
      InductionHeads.Parameters parameters = new InductionHeads.Parameters(model, 10, 100, false, 0.4, 1);
      assertThrows(RunCancelledException.class, () -> new InductionHeads().run(parameters, run));
      assertEquals(2, run.progress().size());
    }
  }

  private InductionHeads.Findings find(int length, int batch, boolean prependBos, long seed) {
    try (CausalLM model = TestModels.constructed();
        TestRun run = new TestRun(new FixedLeases(), folder, seed)) {
      return new InductionHeads().run(
          new InductionHeads.Parameters(model, length, batch, prependBos, 0.4, 2), run);
    }
  }
}
