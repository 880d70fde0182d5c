package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.ErrorCatalogue;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.LogitMetric;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathPatchingTest {

  @TempDir
  Path folder;

  private CausalLM model;

  @BeforeEach
  void open() {
    model = TestModels.constructed();
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void pathsToTheLogits_areThoseOfTheInductionHead() {
    PathPatching.Findings found = run(ReceiverInput.LOGITS);
    assertEquals(List.of(new Head(1, 0)), found.senders().heads());
    // The head says the other answer, which is preferred by as much: minus two times the clean difference.
    assertEquals(-200, found.effects().of(new Head(1, 0)), 1e-3);
    assertEquals(-found.clean(), found.corrupt(), 1e-3);
  }

  @Test
  void pathsToTheKeysOfTheInductionHead_areThoseOfThePreviousTokenHead() {
    PathPatching.Findings found = run(ReceiverInput.K, new Head(1, 0));
    assertEquals(List.of(new Head(0, 0)), found.senders().heads());
    assertEquals(-200, found.effects().of(new Head(0, 0)), 1e-3);
    assertEquals(1, found.effects().scores().length);
  }

  /** Its queries and values read the embedding, and nothing that a head wrote; so do all inputs of the other heads. */
  @Test
  void pathsToAnythingElse_carryNothing() {
    assertEquals(List.of(), run(ReceiverInput.Q, new Head(1, 0)).senders().heads());
    assertEquals(List.of(), run(ReceiverInput.V, new Head(1, 0)).senders().heads());
    assertEquals(List.of(),
        run(ReceiverInput.K, new Head(1, 1), new Head(1, 2), new Head(1, 3)).senders().heads());
  }

  @Test
  void namedHeads_thatDoNotFitTheReceivers_areRefused() {
    assertRefused("HF-PATCH-201", "--receivers k --receiver-heads 1.0", () -> run(ReceiverInput.K));
    assertRefused("HF-PATCH-202", "1.0", () -> run(ReceiverInput.LOGITS, new Head(1, 0)));
    assertRefused("HF-PATCH-203", "0.1", () -> run(ReceiverInput.V, new Head(0, 1)));
    assertRefused("HF-", "7.0", () -> run(ReceiverInput.V, new Head(7, 0)));
  }

  @Test
  void answerThatTheModelDoesNotGive_isRefused() {
    // Nothing is repeated, and all logits are 0.
    assertRefused("HF-PATCH-204", "logit difference", () -> run(new PathPatching.Parameters(model,
        Optional.of("ba de fi"), Optional.of("ba de fo"), Optional.of(" ga"), Optional.of(" ge"), Optional.empty(), 1,
        LogitMetric.LOGIT_DIFFERENCE, ReceiverInput.LOGITS, Optional.empty(), FeedForwardPaths.RECOMPUTED, 1, 16)));
  }

  @Test
  void receiversThatShareKeys_nameTheHeadsTheyShareThemWith() {
    try (CausalLM llama = TestModels.random("llama")) {
      assertEquals("the keys of 1.1, 2.2 (shared with 1.0, 2.3)",
          new Receivers(ReceiverInput.K, List.of(new Head(2, 2), new Head(1, 1))).describe(llama.config()));
      assertEquals("the queries of 1.1",
          new Receivers(ReceiverInput.Q, List.of(new Head(1, 1))).describe(llama.config()));
    }
  }

  @Test
  void cancelledRun_endsAtTheNextCheck() {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(3)) {
      assertThrows(RunCancelledException.class, () -> new PathPatching().run(parameters(ReceiverInput.LOGITS), run));
      assertEquals(1, run.progress().size());
    }
  }

  @Test
  void messages_showTheirArguments() {
    assertEquals(5, ErrorCatalogue.check(PathPatchingError.class));
  }

  private static void assertRefused(String id, String part, Runnable run) {
    HeadframeException error = assertThrows(HeadframeException.class, run::run);
    assertTrue(error.id().startsWith(id) && error.getMessage().contains(part), error.id() + " " + error.getMessage());
  }

  private PathPatching.Findings run(ReceiverInput input, Head... heads) {
    return run(parameters(input, heads));
  }

  private PathPatching.Findings run(PathPatching.Parameters parameters) {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 42)) {
      return new PathPatching().run(parameters, run);
    }
  }

  private PathPatching.Parameters parameters(ReceiverInput input, Head... heads) {
    Optional<HeadSet> set = heads.length == 0
        ? Optional.empty()
        : Optional.of(new HeadSet("receivers",
            Arrays.stream(heads).map(head -> new HeadSet.Member(head, Double.NaN)).toList()));
    return new PathPatching.Parameters(model, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), 3, LogitMetric.LOGIT_DIFFERENCE, input, set, FeedForwardPaths.RECOMPUTED, 1, 16);
  }
}
