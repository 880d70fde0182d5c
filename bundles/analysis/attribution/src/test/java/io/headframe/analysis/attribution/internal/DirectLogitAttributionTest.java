package io.headframe.analysis.attribution.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.attribution.internal.DirectLogitAttribution.Findings;
import io.headframe.analysis.attribution.internal.DirectLogitAttribution.Parameters;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.api.PromptPairs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DirectLogitAttributionTest {

  private static final Optional<String> NONE = Optional.empty();

  @TempDir
  Path folder;

  @Test
  void inductionPrompts_areAnsweredByHead10Alone() {
    try (CausalLM model = TestModels.constructed()) {
      Findings found = run(parameters(model, NONE, NONE, NONE, Optional.empty(), AttributionTarget.LOGIT_DIFFERENCE));
      assertEquals(8, found.prompts());
      assertEquals(List.of(new Head(1, 0)), found.raising().heads());
      assertEquals(List.of(), found.lowering().heads());
      assertEquals(found.value(), found.heads().of(new Head(1, 0)), 1e-4);
      // Answer and wrong answer share a part by chance in some prompts; each part of the answer counts 20.
      assertTrue(found.value() > 20 && found.value() <= 40, () -> "difference " + found.value());
      assertEquals(0, found.remainder(), 1e-4);
    }
  }

  @Test
  void retrievalPrompts_areAnsweredByHead11Alone() {
    try (CausalLM model = TestModels.constructed()) {
      Findings found = run(parameters(model, Optional.of("#3 ba mi #5 dor zan #3"), Optional.of(" ba"),
          Optional.of(" dor"), Optional.empty(), AttributionTarget.LOGIT_DIFFERENCE));
      assertEquals(List.of(new Head(1, 1)), found.raising().heads());
      assertEquals(List.of(), found.lowering().heads());
      // Onset and rime of the answer, 20 each; the wrong one shares neither.
      assertEquals(40, found.value(), 1e-4);
      assertEquals(40, found.heads().of(new Head(1, 1)), 1e-4);
    }
  }

  @Test
  void accumulatedTarget_isZeroUntilTheHeadThatWrites() {
    try (CausalLM model = TestModels.constructed()) {
      AccumulatedTarget found = run(parameters(model, Optional.of("ba mi zo ba"), Optional.of(" mi"),
          Optional.of(" zo"), Optional.empty(), AttributionTarget.LOGIT_DIFFERENCE)).accumulated();
      assertEquals("[0.0, 1.0, 2.0]", Arrays.toString(found.blocks()));
      assertEquals(0, found.values()[0], 1e-4);
      assertEquals(0, found.values()[1], 1e-4);
      // "mi" against "zo": no common part.
      assertEquals(40, found.values()[2], 1e-4);
    }
  }

  @Test
  void pairs_areReadAtTheirCleanPrompts() {
    PromptPairs pairs = (tokenizer, count, seed) -> List.of(
        new PromptPair("#3 ba mi #5 dor zan #3", "#3 ba mi #5 dor zan #5", " ba", " dor"),
        new PromptPair("ba mi zo ba", "ba mi zo zo", " mi", " zo"));
    try (CausalLM model = TestModels.constructed()) {
      Findings found =
          run(parameters(model, NONE, NONE, NONE, Optional.of(pairs), AttributionTarget.LOGIT_DIFFERENCE));
      assertEquals(2, found.prompts());
      assertEquals(20, found.heads().of(new Head(1, 0)), 1e-4);
      assertEquals(20, found.heads().of(new Head(1, 1)), 1e-4);
    }
  }

  @Test
  void oneToken_needsNoWrongAnswer() {
    try (CausalLM model = TestModels.constructed()) {
      Findings found = run(parameters(model, Optional.of("ba mi zo ba"), Optional.of(" mi"), NONE, Optional.empty(),
          AttributionTarget.LOGIT));
      assertEquals(40, found.value(), 1e-4);
      // Of 256 syllables 15 share the onset and 15 the rime of "mi", and 17 other tokens share nothing.
      double centred = 40 - (40 + 30 * 20) / 273.0;
      assertEquals(centred, run(parameters(model, Optional.of("ba mi zo ba"), Optional.of(" mi"), NONE,
          Optional.empty(), AttributionTarget.CENTRED_LOGIT)).value(), 1e-4);
    }
  }

  @Test
  void neurons_areListedByStrength() {
    try (CausalLM model = TestModels.random("gpt2")) {
      List<NeuronContributions.Neuron> neurons = run(new Parameters(model, Optional.of("1 2 3"), Optional.of(" 4"),
          Optional.of(" 5"), Optional.empty(), 1, AttributionTarget.LOGIT_DIFFERENCE, 3, 7)).neurons().neurons();
      assertEquals(7, neurons.size());
      for (int i = 1; i < neurons.size(); i++) {
        assertTrue(Math.abs(neurons.get(i).contribution()) <= Math.abs(neurons.get(i - 1).contribution()));
      }
    }
  }

  @Test
  void badInput_saysWhatIsMissing() {
    PromptPairs pairs = (tokenizer, count, seed) -> List.of();
    try (CausalLM model = TestModels.constructed(); CausalLM numbers = TestModels.random("llama")) {
      assertMessage("--answer and --wrong is missing", () -> run(parameters(model, Optional.of("ba"), NONE, NONE,
          Optional.empty(), AttributionTarget.LOGIT_DIFFERENCE)));
      assertMessage("the prompt is missing", () -> run(parameters(model, NONE, Optional.of(" ba"), NONE,
          Optional.empty(), AttributionTarget.LOGIT)));
      assertMessage("give the one or the others", () -> run(parameters(model, Optional.of("ba"), NONE, NONE,
          Optional.of(pairs), AttributionTarget.LOGIT)));
      assertMessage("is 2 tokens", () -> run(parameters(model, Optional.of("ba"), Optional.of(" mi zo"), NONE,
          Optional.empty(), AttributionTarget.LOGIT)));
      assertMessage("has no token", () -> run(parameters(numbers, Optional.of(""), Optional.of("1"), NONE,
          Optional.empty(), AttributionTarget.LOGIT)));
    }
  }

  @Test
  void cancelledRun_endsAtTheNextLayer() {
    try (CausalLM model = TestModels.constructed();
        TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(4)) {
      Parameters parameters =
          parameters(model, NONE, NONE, NONE, Optional.empty(), AttributionTarget.LOGIT_DIFFERENCE);
      assertThrows(RunCancelledException.class, () -> new DirectLogitAttribution().run(parameters, run));
      assertEquals(2, run.progress().size());
    }
  }

  private void assertMessage(String part, Executable call) {
    String message = assertThrows(HeadframeException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static Parameters parameters(CausalLM model, Optional<String> prompt, Optional<String> answer,
      Optional<String> wrong, Optional<PromptPairs> pairs, AttributionTarget target) {
    return new Parameters(model, prompt, answer, wrong, pairs, 8, target, 5, 0);
  }

  private Findings run(Parameters parameters) {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return new DirectLogitAttribution().run(parameters, run);
    }
  }
}
