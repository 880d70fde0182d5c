package io.headframe.architecture.gpt2.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import io.headframe.core.kernel.Kernel;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.kernel.plain.internal.PlainKernel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trained checkpoint against what it was trained to do, and against activations that its authors recorded. */
class NanoSortTest {

  private static final int DIGITS = 6;

  private static final int VALUES = 3;

  /** Recorded by another implementation in 32 bits; activations are of size 10. */
  private static final float TOLERANCE = 2e-5f;

  /** Where each recorded activation is read. */
  private static final Map<String, String> SITES = Map.ofEntries(
      Map.entry("tok_emb", "embed.out"),
      Map.entry("x", "blocks.0.in"),
      Map.entry("ln1", "blocks.0.ln1.out"),
      Map.entry("yProj", "blocks.0.attn.out"),
      Map.entry("attnResid", "blocks.0.mid"),
      Map.entry("ln2", "blocks.0.ln2.out"),
      Map.entry("fc", "blocks.0.mlp.pre"),
      Map.entry("gelu", "blocks.0.mlp.post"),
      Map.entry("mlp", "blocks.0.mlp.out"),
      Map.entry("mlpResid", "blocks.0.out"),
      Map.entry("att", "blocks.0.attn.scores"),
      Map.entry("attSm", "blocks.0.attn.pattern"),
      Map.entry("y", "blocks.0.attn.z"),
      Map.entry("block0", "blocks.1.in"),
      Map.entry("block1", "blocks.2.in"),
      Map.entry("block2", "blocks.2.out"),
      Map.entry("ln_f", "ln_final.out"),
      Map.entry("lm_head", "unembed.out"));

  private CausalLM model;

  @BeforeEach
  void open() throws IOException {
    model = new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "nano-sort", NanoSort.checkpoint())
        .with(Kernel.class, "plain", new PlainKernel())
        .with(ModelArchitecture.class, "gpt2", new Gpt2Architecture()))
        .load("nano-sort");
    assertTrue(model.computation().startsWith("plain"), model.computation());
  }

  @AfterEach
  void close() {
    if (model != null) {
      model.close();
    }
  }

  @Test
  void everyInput_isSorted() {
    int[][] sequences = everyInput();
    for (int length = DIGITS; length < 2 * DIGITS; length++) {
      sequences = withNextDigit(sequences);
    }
    for (int[] sequence : sequences) {
      int[] sorted = Arrays.copyOf(sequence, DIGITS);
      Arrays.sort(sorted);
      assertArrayEquals(
          sorted, Arrays.copyOfRange(sequence, DIGITS, 2 * DIGITS), () -> Arrays.toString(sequence));
    }
  }

  @Test
  void inputs_areSortedStepByStep() {
    for (int[] digits : new int[][] {{2, 1, 0, 2, 1, 0}, {0, 0, 0, 0, 0, 0}, {2, 2, 2, 0, 1, 1}}) {
      int[] sorted = digits.clone();
      Arrays.sort(sorted);
      try (Session session = model.session()) {
        float[] logits = session.append(digits);
        for (int digit : sorted) {
          assertEquals(digit, best(logits, 0), Arrays.toString(digits));
          if (session.length() < model.config().contextLength()) {
            logits = session.append(digit);
          }
        }
      }
    }
  }

  private static int[][] everyInput() {
    int[][] inputs = new int[729][DIGITS];
    for (int number = 0; number < inputs.length; number++) {
      for (int i = 0, rest = number; i < DIGITS; i++, rest /= 3) {
        inputs[number][i] = rest % 3;
      }
    }
    return inputs;
  }

  /** The sequences, each with the likeliest digit after it. */
  private int[][] withNextDigit(int[][] sequences) {
    int length = sequences[0].length;
    try (Activations seen = model.forward(ForwardPlan.of(sequences))) {
      float[] logits = seen.logits().toFloatArray();
      int[][] longer = new int[sequences.length][];
      for (int i = 0; i < sequences.length; i++) {
        longer[i] = Arrays.copyOf(sequences[i], length + 1);
        longer[i][length] = best(logits, (i * length + length - 1) * VALUES);
      }
      return longer;
    }
  }

  private static int best(float[] logits, int from) {
    int best = 0;
    for (int token = 0; token < VALUES; token++) {
      best = logits[from + token] > logits[from + best] ? token : best;
    }
    return best;
  }

  @Test
  void activations_equalThoseThatWereRecorded() throws IOException {
    JsonObject recorded = NanoSort.partials();
    try (Activations seen = model.forward(
        ForwardPlan.of(tokens(recorded)).capture(SITES.values().toArray(String[]::new))
            .capture("pos_embed.out", "blocks.0.attn.q", "blocks.0.attn.k", "blocks.0.attn.v"))) {
      SITES.forEach((name, site) ->
          assertArrayEquals(NanoSort.values(recorded, name), seen.get(site).toFloatArray(), TOLERANCE, name));
      for (String part : new String[] {"q", "k", "v"}) {
        // Recorded as [batch, head, position, head width].
        NDArray array = seen.get("blocks.0.attn." + part).transpose(0, 2, 1, 3);
        assertArrayEquals(NanoSort.values(recorded, part), array.toFloatArray(), TOLERANCE, part);
      }
      NDArray positions = seen.get("pos_embed.out").get(0);
      assertArrayEquals(NanoSort.values(recorded, "pos_emb"), positions.toFloatArray(), TOLERANCE);
      assertArrayEquals(
          NanoSort.values(recorded, "probs"), seen.logits().softmax(-1).toFloatArray(), TOLERANCE, "probabilities");
    }
  }

  private static int[][] tokens(JsonObject recorded) {
    float[] flat = NanoSort.values(recorded, "idx");
    long[] shape = NanoSort.shape(recorded, "idx");
    int[][] tokens = new int[(int) shape[0]][(int) shape[1]];
    for (int i = 0; i < flat.length; i++) {
      tokens[i / tokens[0].length][i % tokens[0].length] = (int) flat[i];
    }
    assertEquals(3, tokens.length);
    return tokens;
  }
}
