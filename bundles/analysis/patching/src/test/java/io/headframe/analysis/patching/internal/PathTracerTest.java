package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.headframe.analysis.api.Head;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Tensor;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.LogitMetric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PathTracerTest {

  /** 32-bit sums of about a hundred terms of size 1, three layers deep, on logits of size 10. */
  private static final double TOLERANCE = 1e-4;

  private static final LogitMetric METRIC = LogitMetric.LOGIT_DIFFERENCE;

  /** Prompts that differ everywhere but at the last position. */
  private static final EncodedPair PAIR = pair();

  static List<String> architectures() {
    return TestModels.RANDOM;
  }

  private static EncodedPair pair() {
    Random random = new Random(3);
    int[] clean = random.ints(4, 0, TestModels.VOCABULARY).toArray();
    int[] corrupt = random.ints(4, 0, TestModels.VOCABULARY).toArray();
    corrupt[3] = clean[3];
    return new EncodedPair(clean, corrupt, 7, 30);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void senders_equalAPlainImplementation(String architecture) {
    try (CausalLM model = TestModels.random(architecture)) {
      List<Head> several = List.of(new Head(1, 3), new Head(2, 0), new Head(2, 2));
      assertSame(model, Receivers.LOGITS, false);
      if (architecture.equals("llama")) {
        assertSame(model, new Receivers(ReceiverInput.Q, several), false);
        assertSame(model, new Receivers(ReceiverInput.K, several), false);
      }
      // Frozen and recomputed feed-forward parts, and every input, for some architecture.
      ReceiverInput[] inputs = {ReceiverInput.Q, ReceiverInput.K, ReceiverInput.V};
      int which = architectures().indexOf(architecture);
      assertSame(model, new Receivers(inputs[which % 3], several), which % 2 == 1);
    }
  }

  private static void assertSame(CausalLM model, Receivers receivers, boolean frozen) {
    PathRecording recorded = PathRecording.of(model, PAIR, METRIC, frozen);
    PathTracer tracer = new PathTracer(model, METRIC, receivers, model.config().heads() - 1);
    double strongest = 0;
    try (PlainPathPatching plain = new PlainPathPatching(model, PAIR, frozen)) {
      for (int layer = 0; layer < receivers.senderLayers(model.config()); layer++) {
        double[] values = tracer.senders(recorded, layer);
        // One of each of the two passes of a layer.
        for (int head : new int[] {0, values.length - 1}) {
          double expected = plain.metric(new Head(layer, head), receivers.input(), receivers.heads());
          assertEquals(expected, values[head], TOLERANCE, receivers + ", sender " + layer + "." + head);
          strongest = Math.max(strongest, Math.abs(expected - recorded.clean()));
        }
      }
    }
    assertTrue(strongest > 30 * TOLERANCE, "paths to " + receivers + " change something: " + strongest);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everythingElseFrozen_effectOnLogits_isTheUnembeddingOfTheStreamWithTheHeadsChange(String architecture) {
    try (CausalLM model = TestModels.random(architecture)) {
      PathRecording recorded = PathRecording.of(model, PAIR, METRIC, true);
      PathTracer tracer = new PathTracer(model, METRIC, Receivers.LOGITS, 16);
      int layers = model.config().layers();
      String end = "blocks." + (layers - 1) + ".out";
      try (Activations clean = model.forward(captureResults(PAIR.clean()).capture(end));
          Activations corrupt = model.forward(captureResults(PAIR.corrupt()))) {
        for (int layer = 0; layer < layers; layer++) {
          double[] values = tracer.senders(recorded, layer);
          String result = "blocks." + layer + ".attn.result";
          NDArray change = corrupt.get(result).sub(clean.get(result));
          for (int head = 0; head < values.length; head++) {
            NDArray moved = clean.get(end).add(change.get(":, :, " + head));
            assertEquals(unembedded(model, Tensor.copyOf(moved)), values[head], TOLERANCE, layer + "." + head);
          }
        }
      }
    }
  }

  private static ForwardPlan captureResults(int[] tokens) {
    return ForwardPlan.of(new int[][] {tokens}).capture("blocks.*.attn.result").withoutLogits();
  }

  private static double unembedded(CausalLM model, Tensor residual) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {PAIR.clean()})
        .startAt(model.config().layers(), residual).lastLogits())) {
      return Answers.measure(METRIC, seen.logits(), PatchedPrompt.noising(PAIR))[0];
    }
  }

  /** Logits are linear in what heads write, and the last token is the same: the direct effects are all there is. */
  @Test
  void withoutNormsAndFeedForward_directEffectsSumToTheWholeDifference() {
    try (CausalLM model = TestModels.random("attention-only")) {
      PathRecording recorded = PathRecording.of(model, PAIR, METRIC, false);
      PathTracer tracer = new PathTracer(model, METRIC, Receivers.LOGITS, 4);
      double sum = 0;
      for (int layer = 0; layer < model.config().layers(); layer++) {
        sum += Arrays.stream(tracer.senders(recorded, layer)).map(value -> value - recorded.clean()).sum();
      }
      assertEquals(recorded.corrupt() - recorded.clean(), sum, TOLERANCE);
      assertTrue(Math.abs(sum) > 0.1, "the prompts differ: " + sum);
    }
  }

  @ParameterizedTest
  @CsvSource({"LOGITS, llama", "Q, llama", "K, gpt2", "V, gpt_neox"})
  void cleanIntoClean_changesNothing(ReceiverInput input, String architecture) {
    EncodedPair same = new EncodedPair(PAIR.clean(), PAIR.clean(), PAIR.answer(), PAIR.wrong());
    Receivers receivers =
        new Receivers(input, input == ReceiverInput.LOGITS ? List.of() : List.of(new Head(1, 1), new Head(2, 3)));
    try (CausalLM model = TestModels.random(architecture)) {
      PathRecording recorded = PathRecording.of(model, same, METRIC, false);
      PathTracer tracer = new PathTracer(model, METRIC, receivers, 16);
      double[] clean = new double[model.config().heads()];
      Arrays.fill(clean, recorded.clean());
      assertArrayEquals(clean, tracer.senders(recorded, 0), TOLERANCE);
      assertArrayEquals(clean, tracer.senders(recorded, 1), TOLERANCE);
    }
  }

  /** Path patching from the beginning, one sender at a time, in the words of the paper; nothing of it is reused. */
  private static final class PlainPathPatching implements AutoCloseable {

    private final CausalLM model;
    private final EncodedPair pair;
    private final boolean frozen;
    private final Activations clean;
    private final Activations corrupt;

    PlainPathPatching(CausalLM model, EncodedPair pair, boolean frozen) {
      this.model = model;
      this.pair = pair;
      this.frozen = frozen && model.config().mlpWidth() > 0;
      this.clean = model.forward(everything(pair.clean()));
      this.corrupt = model.forward(everything(pair.corrupt()));
    }

    double metric(Head sender, ReceiverInput input, List<Head> receivers) {
      ForwardPlan plan = everything(pair.clean());
      for (int layer = 0; layer < model.config().layers(); layer++) {
        String z = "blocks." + layer + ".attn.z";
        plan = plan.change(z, Intervention.patch(clean, z));
        if (layer == sender.layer()) {
          plan = plan.change(z, Selection.heads(sender.head()), Intervention.patch(corrupt, z));
        }
        if (frozen) {
          String written = "blocks." + layer + ".mlp.out";
          plan = plan.change(written, Intervention.patch(clean, written));
        }
      }
      try (Activations sent = model.forward(plan)) {
        return input == ReceiverInput.LOGITS ? metric(sent) : received(sent, input, receivers);
      }
    }

    private double received(Activations sent, ReceiverInput input, List<Head> receivers) {
      ForwardPlan plan = ForwardPlan.of(new int[][] {pair.clean()});
      for (Head receiver : receivers) {
        String name = "blocks." + receiver.layer() + ".attn." + input.name().toLowerCase(Locale.ROOT);
        int own = (int) sent.get(name).getShape().get(2);
        int index = receiver.head() * own / model.config().heads();
        plan = plan.change(name, Intervention.compute("receiver", (x, point) -> {
          NDArray patched = x.duplicate();
          patched.set(new NDIndex(":, :, " + index), sent.get(name).get(":, :, " + index));
          return patched;
        }));
      }
      try (Activations last = model.forward(plan)) {
        return metric(last);
      }
    }

    private double metric(Activations seen) {
      float[] logits = seen.logits().get("0, " + (pair.clean().length - 1)).toFloatArray();
      return logits[pair.answer()] - logits[pair.wrong()];
    }

    private ForwardPlan everything(int[] tokens) {
      ForwardPlan plan = ForwardPlan.of(new int[][] {tokens})
          .capture("blocks.*.attn.q", "blocks.*.attn.k", "blocks.*.attn.v", "blocks.*.attn.z");
      return frozen ? plan.capture("blocks.*.mlp.out") : plan;
    }

    @Override
    public void close() {
      clean.close();
      corrupt.close();
    }
  }
}
