package io.headframe.analysis.successor.internal;

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
import io.headframe.prompts.ordinals.OrdinalClass;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuccessorHeadsTest {

  private static final List<OrdinalClass> CLASSES = List.of(CountingModel.LOW, CountingModel.CYCLE);

  @TempDir
  Path folder;

  @Test
  void headThatCounts_isFound_andNoOther() {
    SuccessorHeads.Findings found = find(CountingModel::following);
    assertEquals(List.of(new Head(1, 0)), found.successorHeads().heads());
    // Nothing follows 9, and 11 follows 17.
    assertEquals(8 + 7, found.asked());
    assertEquals(1, found.scores().of(new Head(1, 0)), 1e-12);
    assertEquals(0, found.scores().of(new Head(1, 1)), 1e-12);
    assertEquals(0, found.scores().of(new Head(0, 1)), 1e-12);
    // What it writes does not depend on the token; at most one follows what it happens to write in each class.
    assertTrue(found.scores().of(new Head(0, 0)) <= 2. / 15, () -> found.scores().toString());
  }

  @Test
  void classThatIsLeftOut_isCountedByTheHeadThatTheOthersChose() {
    List<Succession.HeldOut> heldOut = find(CountingModel::following).byClass().heldOut();
    assertEquals(List.of(new Succession.HeldOut("low", 9, new Head(1, 0), 1, 1, 1. / 9),
        new Succession.HeldOut("cycle", 7, new Head(1, 0), 1, 1, 1. / 7)), heldOut);
  }

  @Test
  void headThatCountsInOneClass_failsOnTheOther() {
    SuccessorHeads.Findings found = find(token -> token < 10 ? CountingModel.following(token) : token);
    assertEquals(8. / 15, found.scores().of(new Head(1, 0)), 1e-12);
    assertEquals(List.of("low", "cycle"), found.byClass().classes());
    assertEquals(new Head(1, 0), found.byClass().heads().get(0));
    assertEquals(1, found.byClass().scores()[0][0], 1e-12);
    assertEquals(0, found.byClass().scores()[0][1], 1e-12);
    Succession.HeldOut cycle = found.byClass().heldOut().get(1);
    assertEquals(new Head(1, 0), cycle.best());
    assertEquals(1, cycle.onOthers(), 1e-12);
    assertEquals(0, cycle.here(), 1e-12);
  }

  @Test
  void constructedModel_hasKeysAlone_andNoHeadThatCounts() {
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      SuccessorHeads.Findings found = new SuccessorHeads().run(new SuccessorHeads.Parameters(model, 0.5, 8), run);
      assertEquals(List.of("keys"), found.byClass().classes());
      assertEquals(15, found.asked());
      assertTrue(found.byClass().heldOut().isEmpty());
      found.scores().ranked().forEach(head -> assertEquals(0, found.scores().of(head), head.toString()));
    }
  }

  @Test
  void tokenizerWithoutOrders_isRefused() {
    List<OrdinalClass> unknown = List.of(new OrdinalClass("large", false, List.of("900", "901", "902")));
    try (CausalLM model = TestModels.random("llama"); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      SuccessorHeads.Parameters parameters = new SuccessorHeads.Parameters(model, 0.5, 8);
      HeadframeException error =
          assertThrows(HeadframeException.class, () -> SuccessorHeads.find(parameters, unknown, run));
      assertEquals("HF-SUCCESSOR-001", error.id());
      assertTrue(error.getMessage().contains("(large) with at least 5"), error.getMessage());
    }
  }

  @Test
  void cancelledRun_endsAtTheNextLayer() {
    try (CausalLM model = TestModels.constructed();
        TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(2)) {
      SuccessorHeads.Parameters parameters = new SuccessorHeads.Parameters(model, 0.5, 8);
      assertThrows(RunCancelledException.class, () -> new SuccessorHeads().run(parameters, run));
    }
  }

  private SuccessorHeads.Findings find(IntUnaryOperator next) {
    try (CausalLM model = TestModels.open(CountingModel.of(next));
        TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return SuccessorHeads.find(new SuccessorHeads.Parameters(model, 0.5, 2), CLASSES, run);
    }
  }
}
