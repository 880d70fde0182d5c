package io.headframe.draft.heads.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.Tensor;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.HeadNames;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.LayerSizes;
import io.headframe.draft.heads.layer.OwnMatrices;
import io.headframe.draft.heads.layer.PlainLayer;
import io.headframe.kernel.plain.internal.PlainKernel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadSessionTest {

  private static final int WIDTH = 6;
  private static final int VOCABULARY = 9;

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Before each step another kernel takes over, or none is left; each refuses what another made of the weights. */
  @ParameterizedTest
  @CsvSource({"true, false", "true, true", "false, false"})
  void trees_areThoseOfADoublePrecisionLoop_whateverComputes(boolean seesDrafted, boolean readsSequence) {
    HeadFamily family = new HeadFamily("test", seesDrafted, false, 1, 1e-3, new HeadNames("test", "mlp", Map.of(),
        "test.safetensors", readsSequence ? Optional.of("s.") : Optional.empty(),
        (head, layer) -> "b" + head + "." + layer, (head, layers) -> "o" + head));
    LayerSizes layer = new LayerSizes(WIDTH, 2, 1, 4, 10, 50, 1e-6, true);
    HeadSizes sizes = HeadSizes.of(family, 2, 2, VOCABULARY, layer);
    Map<String, float[]> weights = new HashMap<>();
    sizes.shapes(family).forEach((name, shape) ->
        weights.put(name, random((int) Arrays.stream(shape).reduce(1, Math::multiplyExact), name.hashCode())));
    float[] embedding = random(VOCABULARY * WIDTH, 8);
    PlainHeads plain = new PlainHeads(family, sizes, weights, embedding);
    float[] hidden = random(20 * WIDTH, 9);
    TreePlan plan = TreePlan.parse("0,1,2,0.0,0.1,1.0,0.0.0");
    try (KernelOperations one = new OwnMatrices(new PlainKernel().open(1));
        KernelOperations two = new OwnMatrices(new PlainKernel().open(2))) {
      KernelOperations[] turns = {one, one, two, null, one, two};
      KernelOperations[] now = new KernelOperations[1];
      HeadNetwork network = new HeadNetwork(family, sizes, DraftVocabulary.all(VOCABULARY), weights, embedding,
          new Computation(() -> Optional.ofNullable(now[0])));
      try (DraftSession session = new HeadSession(network, "site", plan)) {
        int length = 0;
        for (int turn = 0; turn < turns.length; turn++) {
          now[0] = turns[turn];
          int count = 1 + turn % 3;
          session.follow(new Step(new int[count], Map.of("site", Tensor.of(
              Arrays.copyOfRange(hidden, length * WIDTH, (length + count) * WIDTH), count, WIDTH)), new int[0]));
          length += count;
          double[] read = read(layer, weights, Arrays.copyOf(hidden, length * WIDTH), readsSequence);
          int next = turn;
          DraftRequest request = DraftRequest.greedy(next, 63, 5);
          assertEquals(plan.grow(request, (paths, most) -> paths.stream()
              .map(path -> choices(plain, read, next, path, most)).toList()), session.propose(request),
              "turn " + turn);
        }
      }
    }
  }

  /** What heads read at the last token. */
  private static double[] read(
      LayerSizes layer, Map<String, float[]> weights, float[] hidden, boolean readsSequence) {
    double[] all = new double[hidden.length];
    Arrays.setAll(all, i -> hidden[i]);
    if (readsSequence) {
      all = new PlainLayer(layer, weights, "s.").norm(
          new PlainLayer(layer, weights, "s.layers.0.").compute(hidden), "norm.weight");
    }
    return Arrays.copyOfRange(all, all.length - WIDTH, all.length);
  }

  private static Choices choices(PlainHeads plain, double[] read, int next, int[] path, int most) {
    if (path.length == 2) {
      return new Choices(new int[0], new double[0]);
    }
    int[] before = new int[path.length + 1];
    before[0] = next;
    System.arraycopy(path, 0, before, 1, path.length);
    double[] logits = plain.logits(path.length, read, before);
    float[] row = new float[logits.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) logits[i];
    }
    return Choices.greatest(row, 0, row.length, most);
  }
}
