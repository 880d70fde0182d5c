package io.headframe.training.languagemodel.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.core.model.Activations;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.DecoderModel;
import io.headframe.core.transformer.DecoderModels;
import io.headframe.core.transformer.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A decoder of our own parts on a source whose entropy is known. */
class TrainedModelTest {

  private static final int STEPS = 250;

  private static Recipe recipe() {
    JsonObject changes = new JsonObject();
    Map.of("layers", 1, "heads", 2, "width", 16, "context", 24, "batch", 16, "steps", STEPS, "warmUp", 20)
        .forEach(changes::addProperty);
    changes.addProperty("learningRate", 0.01);
    return Recipe.standard().with("of the test", changes);
  }

  private static JsonObject config() {
    return ModelFolder.config(recipe(), MarkovSource.LETTERS, 0);
  }

  private static TrainedModel model() {
    Corpus corpus = Corpus.of(MarkovSource.text(40_000), new MarkovSource(), recipe(), () -> { });
    return new TrainedModel(recipe(), config(), new LlamaArchitecture(), new MarkovSource(), "00", corpus,
        TrainedModel.schedule(recipe()), 1);
  }

  @Test
  void markovSource_isPredictedDownToItsEntropyAndNotBelow() {
    try (TrainedModel trained = model()) {
      TrainingRun<int[][]> training = trained.training();
      Map<String, float[]> start = copy(training);
      int arrays = 0;
      for (int i = 0; i < STEPS; i++) {
        training.next();
        if (i == 20) {
          arrays = training.memory().getManagedArrays().size();
        }
      }
      assertEquals(arrays, training.memory().getManagedArrays().size());
      // 64 windows of 24 letters have a mean loss within 0.05 of the source's (a letter's deviation is about 0.7: three
      // times 0.7 / sqrt(1536)); the first letter of each window has nothing to be known from.
      Corpus corpus = Corpus.of(MarkovSource.text(40_000), new MarkovSource(), recipe(), () -> { });
      double loss = corpus.heldOut().stream()
          .mapToDouble(batch -> training.evaluate(batch).total()).average().orElse(9);
      assertEquals(MarkovSource.entropy(), loss, 0.06);
      assertTrue(training.history().loss()[0] > 1.6, "at first it knows nothing: ln 6 is 1.79");
      training.parameters().forEach((name, array) ->
          assertNotEquals(boxed(start.get(name)), boxed(array.toFloatArray()), name + " is trained"));
    }
  }

  @Test
  void gradients_reachEveryArrayFromTheFirstStepOn() {
    try (TrainedModel trained = model()) {
      Map<String, float[]> start = copy(trained.training());
      trained.training().next();
      trained.training().parameters().forEach((name, array) ->
          assertNotEquals(boxed(start.get(name)), boxed(array.toFloatArray()), name));
    }
  }

  @Test
  void modelOfTheWeights_computesWithTheNewestNumbers() {
    try (TrainedModel trained = model()) {
      float before = firstLogit(trained);
      trained.training().next();
      assertNotEquals(before, firstLogit(trained));
      assertEquals("llama", trained.model().config().architecture());
    }
  }

  /** The blocks of keys and queries of the fused operator add in another order: some roundings of numbers near 1. */
  @Test
  void fusedAttention_givesTheLogitsOfTheAttentionThatCanBeLookedInto() {
    int[][] windows = {{1, 2, 3, 0, 4, 5, 1}, {2, 2, 0, 1, 4, 3, 3}};
    try (TrainedModel trained = model(); NDManager memory = NDManager.newBaseManager()) {
      for (int i = 0; i < 30; i++) {
        trained.training().next();
      }
      Weights same = new Weights() {
        @Override
        public NDArray get(String name, long... shape) {
          return trained.training().parameters().get(name);
        }

        @Override
        public boolean has(String name) {
          return trained.training().parameters().containsKey(name);
        }
      };
      Decoder decoder = new LlamaArchitecture().assemble(new CheckpointConfig("of the test", config()), same);
      try (DecoderModel plain = DecoderModels.of(decoder, new MarkovSource(), "00", memory.newSubManager());
          Activations one = plain.forward(ForwardPlan.of(windows).capture("blocks.0.attn.pattern"));
          Activations other = trained.model().forward(ForwardPlan.of(windows))) {
        assertArrayEquals(one.logits().toFloatArray(), other.logits().toFloatArray(), 1e-5f);
        assertEquals(2 * 2 * 7 * 7, one.get("blocks.0.attn.pattern").size());
      }
    }
  }

  private static float firstLogit(TrainedModel trained) {
    try (Activations seen = trained.model().forward(ForwardPlan.of(new int[][] {{1, 2, 3}}))) {
      return seen.logits().toFloatArray()[0];
    }
  }

  private static Map<String, float[]> copy(TrainingRun<?> training) {
    Map<String, float[]> copies = new LinkedHashMap<>();
    training.parameters().forEach((name, array) -> copies.put(name, array.toFloatArray()));
    return copies;
  }

  private static List<Float> boxed(float[] values) {
    ArrayList<Float> boxed = new ArrayList<>();
    for (float value : values) {
      boxed.add(value);
    }
    return boxed;
  }
}
