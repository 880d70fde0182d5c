package io.headframe.analysis.patching.internal;

import io.headframe.architecture.testing.Gpt2Checkpoint;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.LogitMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What the engine saves: a grid by the engine over the same grid with one whole pass for each cell, on random weights.
 * In each round both run, one after the other; of the whole passes, which all cost the same, a sample of cells runs and
 * is counted as often as there are cells for each.
 */
final class PatchingBenchmark {

  private static final int ROUNDS = 5;
  private static final int SAMPLE = 12;

  private PatchingBenchmark() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    try (CausalLM model = TestModels.open(Gpt2Checkpoint.small())) {
      // The prompt of the indirect objects: 15 tokens, the second name is the 11th.
      measure("GPT-2-small shape", model, 15, 10);
      measure("GPT-2-small shape", model, 15, 2);
    }
    try (CausalLM model = TestModels.open(stories())) {
      measure("stories260K shape", model, 40, 20);
      measure("stories260K shape", model, 40, 2);
    }
  }

  private static void measure(String name, CausalLM model, int length, int differing) {
    int[] base = new Random(1).ints(length, 0, model.config().vocabularySize()).toArray();
    int[] source = base.clone();
    source[differing] = (source[differing] + 1) % model.config().vocabularySize();
    PatchedPrompt prompt = new PatchedPrompt(base, source, 5, 6);
    measure(name, model, prompt, PatchGrid.of(PatchSite.IN, Division.LAYER_POSITION));
    measure(name, model, prompt, PatchGrid.of(PatchSite.Z, Division.HEAD));
  }

  private static void measure(String name, CausalLM model, PatchedPrompt prompt, PatchGrid grid) {
    PatchEngine engine = new PatchEngine(model, LogitMetric.LOGIT_DIFFERENCE);
    List<Cell> cells = cells(model, grid, prompt.length());
    List<Cell> sample = new ArrayList<>();
    for (int i = 0; i < SAMPLE; i++) {
      sample.add(cells.get(i * cells.size() / SAMPLE));
    }
    NaivePatching naive = new NaivePatching(model);
    double[] ratios = new double[ROUNDS];
    double[] milliseconds = new double[ROUNDS];
    double distance = 0;
    for (int round = -2; round < ROUNDS; round++) {
      long start = System.nanoTime();
      double[][] fast = engine.patch(prompt, grid, fraction -> {}).patched();
      double own = System.nanoTime() - start;
      start = System.nanoTime();
      double[] slow = naive.patch(prompt, grid.site(), grid.by(), sample);
      double whole = (double) (System.nanoTime() - start) / SAMPLE * cells.size();
      for (int i = 0; i < SAMPLE; i++) {
        distance = Math.max(distance, Math.abs(fast[sample.get(i).row()][sample.get(i).column()] - slow[i]));
      }
      if (round >= 0) {
        ratios[round] = whole / own;
        milliseconds[round] = own / 1e6;
      }
    }
    Arrays.sort(ratios);
    Arrays.sort(milliseconds);
    System.out.printf(Locale.ROOT, "patching %s by %s, %s, %d tokens that differ from position %d on, %d cells,"
            + " Java %s: %.1f x as fast as one pass for each cell, range %.1f to %.1f, n = %d; %.0f ms; numbers differ"
            + " by at most %.1g%n", grid.site(), grid.by(), name, prompt.length(), prompt.first(), cells.size(),
        System.getProperty("java.version"), ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1], ROUNDS,
        milliseconds[ROUNDS / 2], distance);
  }

  private static List<Cell> cells(CausalLM model, PatchGrid grid, int length) {
    List<Cell> cells = new ArrayList<>();
    for (int layer = 0; layer < model.config().layers(); layer++) {
      for (int position = 0; position < (grid.by().positions() ? length : 1); position++) {
        cells.addAll(grid.cells(model.config(), layer, grid.by().positions() ? position : Cell.EVERY));
      }
    }
    return cells;
  }

  /** The sizes of a published model of 260 thousand weights. */
  private static InMemoryCheckpoint stories() {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("llama")
        .set("hidden_size", 64).set("num_attention_heads", 8).set("num_key_value_heads", 4)
        .set("intermediate_size", 172).set("num_hidden_layers", 5).set("vocab_size", 512)
        .set("max_position_embeddings", 512).set("rms_norm_eps", 1e-5).set("rope_theta", 10_000)
        .set("tie_word_embeddings", true)
        .matrix("model.embed_tokens.weight", 512, 64);
    for (int layer = 0; layer < 5; layer++) {
      String p = "model.layers." + layer + ".";
      checkpoint.gain(p + "input_layernorm.weight", 64)
          .matrix(p + "self_attn.q_proj.weight", 64, 64)
          .matrix(p + "self_attn.k_proj.weight", 32, 64)
          .matrix(p + "self_attn.v_proj.weight", 32, 64)
          .matrix(p + "self_attn.o_proj.weight", 64, 64)
          .gain(p + "post_attention_layernorm.weight", 64)
          .matrix(p + "mlp.gate_proj.weight", 172, 64)
          .matrix(p + "mlp.up_proj.weight", 172, 64)
          .matrix(p + "mlp.down_proj.weight", 64, 172);
    }
    return checkpoint.gain("model.norm.weight", 64);
  }
}
