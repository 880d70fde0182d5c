package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.weights.AttentionWeights;
import io.headframe.core.model.weights.HeadWeights;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.model.weights.NeuronWeights;
import java.util.Optional;

/** Multiplies the weights of a model, as they are handed out, with the activations of one sequence. */
final class WeightChecks {

  /** Products of the same numbers, summed in another order. */
  private static final float TOLERANCE = 5e-5f;

  private final ModelConfig config;
  private final ModelWeights weights;
  private final Activations seen;

  WeightChecks(CausalLM model, ModelWeights weights, Activations seen) {
    this.config = model.config();
    this.weights = weights;
    this.seen = seen;
  }

  void embeddings(int[] tokens) {
    assertEquals(new Shape(config.vocabularySize(), config.modelWidth()), weights.embedding().getShape());
    for (int position : new int[] {0, 5, tokens.length - 1}) {
      assertArrayEquals(weights.embedding().get(tokens[position]).toFloatArray(),
          seen.get("embed.out").get(0, position).toFloatArray());
      weights.positionEmbedding().ifPresent(table -> assertArrayEquals(
          table.get(position).toFloatArray(), seen.get("pos_embed.out").get(0, position).toFloatArray()));
    }
    boolean learned = seen.points().stream().anyMatch(point -> point.id().equals("pos_embed.out"));
    assertEquals(learned, weights.positionEmbedding().isPresent());
  }

  void attention(int layer) {
    String block = "blocks." + layer + ".";
    AttentionWeights attention = weights.attention(layer);
    assertEquals(config.heads(), attention.heads().size());
    NDArray x = input(block + "ln1.out", block + "in");
    NDArray results = null;
    for (int head = 0; head < config.heads(); head++) {
      HeadWeights own = weights.head(layer, head);
      int shared = head / (config.heads() / config.keyValueHeads());
      assertSame(seen.get(block + "attn.q").get(":, :, " + head), map(x, own.query(), own.queryBias()), "query");
      assertSame(seen.get(block + "attn.k").get(":, :, " + shared), map(x, own.key(), own.keyBias()), "key");
      assertSame(seen.get(block + "attn.v").get(":, :, " + shared), map(x, own.value(), own.valueBias()), "value");
      NDArray result = seen.get(block + "attn.z").get(":, :, " + head).matMul(own.output());
      assertSame(seen.get(block + "attn.result").get(":, :, " + head), result, "result");
      results = results == null ? result : results.add(result);
    }
    NDArray sum = results;
    assertSame(seen.get(block + "attn.out"), attention.outputBias().map(sum::add).orElse(sum), "attention");
    attention.norm().ifPresent(norm -> {
      NDArray scaled = norm.gain().map(seen.get(block + "ln1.normalized")::mul).orElseThrow();
      assertSame(x, norm.bias().map(scaled::add).orElse(scaled), "norm");
    });
    NDArray one = attention.headsWithGain().get(0).query();
    assertEquals(attention.heads().get(0).query().getShape(), one.getShape());
    attention.norm().ifPresent(norm -> assertSame(
        seen.get(block + "ln1.normalized").mul(norm.gain().orElseThrow()).matMul(weights.head(layer, 0).query()),
        seen.get(block + "ln1.normalized").matMul(one), "query with gain"));
  }

  void neurons(int layer) {
    if (config.mlpWidth() == 0) {
      return;
    }
    String block = "blocks." + layer + ".";
    NeuronWeights neurons = weights.neurons(layer);
    NDArray x = input(block + "ln2.out", block + "mid");
    NDArray pre = seen.get(block + "mlp.pre");
    NDArray inside = map(x, neurons.in(), neurons.inBias());
    if (neurons.gate().isPresent()) {
      assertSame(pre, map(x, neurons.gate().get(), neurons.gateBias()), "gate");
      assertSame(seen.get(block + "mlp.pre_linear"), inside, "in");
    } else {
      assertSame(pre, inside, "in");
    }
    assertSame(seen.get(block + "mlp.out"), map(seen.get(block + "mlp.post"), neurons.out(), neurons.outBias()), "out");
  }

  void unembedding() {
    NDArray x = input("ln_final.out", "blocks." + (config.layers() - 1) + ".out");
    assertSame(seen.logits(), map(x, weights.unembedding(), weights.unembeddingBias()), "logits");
    boolean normalized = seen.points().stream().anyMatch(point -> point.id().equals("ln_final.out"));
    assertEquals(normalized, weights.finalNorm().isPresent());
  }

  private NDArray input(String normalized, String stream) {
    boolean there = seen.points().stream().anyMatch(point -> point.id().equals(normalized));
    return seen.get(there ? normalized : stream);
  }

  private static NDArray map(NDArray x, NDArray weight, Optional<NDArray> bias) {
    NDArray y = x.matMul(weight);
    return bias.map(y::add).orElse(y);
  }

  private static void assertSame(NDArray expected, NDArray actual, String what) {
    assertEquals(expected.getShape(), actual.getShape(), what);
    assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), TOLERANCE, what);
  }
}
