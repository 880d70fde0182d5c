package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Tensor;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.LogitMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributionTest {

  private static final int POSITIONS = 3;
  private static final int ANSWER = 7;
  private static final int WRONG = 30;

  static List<String> architectures() {
    return TestModels.RANDOM;
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void estimate_tendsToActivationPatching_asThePromptsBecomeOne(String architecture) {
    try (CausalLM model = TestModels.random(architecture)) {
      LogitMetric metric =
          architecture.equals("qwen2") ? LogitMetric.PROBABILITY : LogitMetric.LOGIT_DIFFERENCE;
      double far = error(model, metric, 0.1);
      double near = error(model, metric, 0.01);
      // What is left is of second order: relative to the first it falls ten times, but for higher orders and for the
      // noise of 32 bits, which is 1e-4 of the effects of the smaller change.
      assertTrue(near < far / 5 && near < 0.1, "error at 0.1: " + far + ", at 0.01: " + near);
    }
  }

  /** ‖estimate − patched‖ / ‖patched‖ over all cells of the grids. */
  private static double error(CausalLM model, LogitMetric metric, double size) {
    Tensor clean = embeddings(model, size);
    Tensor corrupt = embeddings(model, 0);
    List<PatchGrid> grids = grids(model);
    List<PatchedMetrics> estimates = new Attribution(model, metric, grids).estimate(
        ForwardPlan.ofEmbeddings(clean), ForwardPlan.ofEmbeddings(corrupt), ANSWER, WRONG);
    double wrong = 0;
    double whole = 0;
    for (int i = 0; i < grids.size(); i++) {
      PatchedMetrics estimate = estimates.get(i);
      double[][] patched = patched(model, metric, clean, corrupt, grids.get(i));
      for (int row = 0; row < patched.length; row++) {
        for (int column = 0; column < patched[row].length; column++) {
          double change = patched[row][column] - estimate.base();
          wrong += Math.pow(estimate.patched()[row][column] - patched[row][column], 2);
          whole += change * change;
        }
      }
    }
    return Math.sqrt(wrong / whole);
  }

  private static List<PatchGrid> grids(CausalLM model) {
    List<PatchGrid> grids = new ArrayList<>(List.of(
        PatchGrid.of(PatchSite.Z, Division.HEAD), PatchGrid.of(PatchSite.IN, Division.LAYER_POSITION),
        PatchGrid.of(PatchSite.ATTN_OUT, Division.LAYER), PatchGrid.of(PatchSite.PATTERN, Division.HEAD_POSITION),
        PatchGrid.of(PatchSite.K, Division.HEAD)));
    if (model.sites().contains(PatchSite.MLP_OUT.site())) {
      grids.add(PatchGrid.of(PatchSite.MLP_OUT, Division.LAYER_POSITION));
    }
    return grids;
  }

  private static Tensor embeddings(CausalLM model, double size) {
    Random random = new Random(11);
    float[] vectors = new float[POSITIONS * model.config().modelWidth()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) (0.3 * (random.nextGaussian() + size * random.nextGaussian()));
    }
    return Tensor.of(vectors, 1, POSITIONS, model.config().modelWidth());
  }

  /** Activation patching, one row of a whole pass for each cell. */
  private static double[][] patched(
      CausalLM model, LogitMetric metric, Tensor clean, Tensor corrupt, PatchGrid grid) {
    int heads = grid.by().heads() ? grid.heads(model.config()) : 1;
    int positions = grid.by().positions() ? POSITIONS : 1;
    int cells = heads * positions;
    int[] answers = IntStream.range(0, cells).map(i -> ANSWER).toArray();
    int[] wrongs = IntStream.range(0, cells).map(i -> WRONG).toArray();
    double[][] values = new double[grid.rows(model.config())][grid.columns(model.config(), POSITIONS)];
    for (int layer = 0; layer < model.config().layers(); layer++) {
      String name = grid.site().in(layer);
      try (Activations source = model.forward(ForwardPlan.ofEmbeddings(clean).capture(name))) {
        Intervention patch = Intervention.patch(source, name);
        ForwardPlan plan = ForwardPlan.ofEmbeddings(repeated(corrupt, cells)).lastLogits();
        for (int cell = 0; cell < cells; cell++) {
          Selection part = Selection.ALL.on(Axis.BATCH, cell);
          part = grid.by().heads() ? part.on(grid.site().headAxis(), cell / positions) : part;
          part = grid.by().positions() ? part.on(grid.site().positionAxis(), cell % positions) : part;
          plan = plan.change(name, part, patch);
        }
        try (Activations run = model.forward(plan)) {
          float[] metrics = metric.measure(run.logits().squeeze(1), answers, wrongs).toFloatArray();
          for (int cell = 0; cell < cells; cell++) {
            int row = grid.by() == Division.HEAD_POSITION ? layer * heads + cell / positions : layer;
            values[row][grid.by().positions() ? cell % positions : cell] = metrics[cell];
          }
        }
      }
    }
    return values;
  }

  private static Tensor repeated(Tensor one, int rows) {
    float[] data = new float[rows * one.data().length];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(one.data(), 0, data, row * one.data().length, one.data().length);
    }
    return Tensor.of(data, rows, one.shape()[1], one.shape()[2]);
  }

  /** Without norms the logits are linear in the last stream and in what the last layer writes there. */
  @Test
  void whereTheMetricIsLinear_theEstimateIsExact_howeverFarThePromptsAreApart() {
    try (CausalLM model = TestModels.random("attention-only")) {
      ForwardPlan clean = ForwardPlan.of(new int[][] {{3, 8, 21, 5}});
      ForwardPlan corrupt = ForwardPlan.of(new int[][] {{3, 19, 2, 33}});
      int last = model.config().layers() - 1;
      PatchGrid grid = PatchGrid.of(PatchSite.Z, Division.HEAD);
      PatchedMetrics estimate =
          new Attribution(model, LogitMetric.LOGIT_DIFFERENCE, List.of(grid)).estimate(clean, corrupt, ANSWER, WRONG)
              .get(0);
      String result = "blocks." + last + ".attn.result";
      // The closed form: what each head writes, in the direction that the unembedding says.
      try (Activations there = model.forward(clean.capture(result));
          Activations here = model.forward(corrupt.capture(result))) {
        for (int head = 0; head < model.config().heads(); head++) {
          Tensor change = Tensor.copyOf(there.get(result).sub(here.get(result)).get(":, :, " + head));
          assertEquals(direction(model, corrupt, change), estimate.patched()[last][head] - estimate.base(), 1e-4);
        }
      }
    }
  }

  /** The logit difference of a stream with nothing but a change in it: the unembedding has no bias. */
  private static double direction(CausalLM model, ForwardPlan plan, Tensor stream) {
    try (Activations seen = model.forward(plan.startAt(model.config().layers(), stream).lastLogits())) {
      float[] logits = seen.logits().toFloatArray();
      return logits[ANSWER] - logits[WRONG];
    }
  }
}
