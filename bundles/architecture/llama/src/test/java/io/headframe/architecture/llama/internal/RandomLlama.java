package io.headframe.architecture.llama.internal;

import com.google.gson.JsonObject;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A small Llama checkpoint with random weights, in memory. */
final class RandomLlama implements EmbeddedModel {

  final JsonObject config = new JsonObject();
  final Map<String, long[]> shapes = new LinkedHashMap<>();
  final Map<String, float[]> values = new LinkedHashMap<>();
  private ElementType type = ElementType.F32;

  RandomLlama(boolean tied, boolean adjacentPairs) {
    int model = 32;
    int heads = 4;
    int keyValueHeads = 2;
    int headWidth = 10;
    int mlp = 48;
    int vocabulary = 40;
    int layers = 3;
    config.addProperty("model_type", "llama");
    config.addProperty("hidden_size", model);
    config.addProperty("num_attention_heads", heads);
    config.addProperty("num_key_value_heads", keyValueHeads);
    config.addProperty("head_dim", headWidth);
    config.addProperty("intermediate_size", mlp);
    config.addProperty("num_hidden_layers", layers);
    config.addProperty("vocab_size", vocabulary);
    config.addProperty("max_position_embeddings", 128);
    config.addProperty("rms_norm_eps", 1e-5);
    config.addProperty("rope_theta", 500.0);
    config.addProperty("tie_word_embeddings", tied);
    config.addProperty("rope_adjacent_pairs", adjacentPairs);
    Random random = new Random(5);
    add(random, "model.embed_tokens.weight", vocabulary, model);
    for (int layer = 0; layer < layers; layer++) {
      String prefix = "model.layers." + layer + ".";
      add(random, prefix + "input_layernorm.weight", model);
      add(random, prefix + "self_attn.q_proj.weight", heads * headWidth, model);
      add(random, prefix + "self_attn.k_proj.weight", keyValueHeads * headWidth, model);
      add(random, prefix + "self_attn.v_proj.weight", keyValueHeads * headWidth, model);
      add(random, prefix + "self_attn.o_proj.weight", model, heads * headWidth);
      add(random, prefix + "post_attention_layernorm.weight", model);
      add(random, prefix + "mlp.gate_proj.weight", mlp, model);
      add(random, prefix + "mlp.up_proj.weight", mlp, model);
      add(random, prefix + "mlp.down_proj.weight", model, mlp);
    }
    add(random, "model.norm.weight", model);
    if (!tied) {
      add(random, "lm_head.weight", vocabulary, model);
    }
  }

  /** The same checkpoint stored in another type; values are replaced by those that the type can hold. */
  RandomLlama storedAs(ElementType other, DoubleUnaryOperator rounded) {
    type = other;
    values.values().forEach(array -> {
      for (int i = 0; i < array.length; i++) {
        array[i] = (float) rounded.applyAsDouble(array[i]);
      }
    });
    return this;
  }

  private void add(Random random, String name, long... shape) {
    int size = 1;
    for (long length : shape) {
      size *= (int) length;
    }
    float[] array = new float[size];
    for (int i = 0; i < size; i++) {
      array[i] = (float) (random.nextGaussian() * (shape.length == 1 ? 0.3 : 0.2) + (shape.length == 1 ? 1 : 0));
    }
    shapes.put(name, shape);
    values.put(name, array);
  }

  @Override
  public String description() {
    return "random weights";
  }

  @Override
  public Checkpoint open() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    values.forEach((name, array) -> tensors.put(name, new TensorData(type, shapes.get(name), () -> bytes(array))));
    return new Checkpoint() {
      @Override
      public String origin() {
        return "random";
      }

      @Override
      public JsonObject config() {
        return config;
      }

      @Override
      public Map<String, TensorData> tensors() {
        return tensors;
      }

      @Override
      public Tokenizer openTokenizer() {
        return new NumberTokenizer();
      }

      @Override
      public String digest() {
        return "random";
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  private ByteBuffer bytes(float[] array) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(array.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : array) {
      switch (type) {
        case F32 -> bytes.putFloat(value);
        case F16 -> bytes.putShort(HalfPrecision.bits(value));
        case BF16 -> bytes.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
      }
    }
    return bytes.flip();
  }

  private static final class NumberTokenizer implements Tokenizer {
    @Override
    public int[] encode(String text) {
      return text.chars().map(c -> c - 'a').toArray();
    }

    @Override
    public String decode(int... tokens) {
      return new String(tokens, 0, tokens.length);
    }

    @Override
    public String token(int id) {
      return Integer.toString(id);
    }

    @Override
    public int size() {
      return 40;
    }

    @Override
    public OptionalInt beginning() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalInt end() {
      return OptionalInt.empty();
    }

    @Override
    public void close() {
      // Nothing native.
    }
  }
}
