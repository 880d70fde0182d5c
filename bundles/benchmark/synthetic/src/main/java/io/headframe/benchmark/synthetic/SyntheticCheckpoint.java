package io.headframe.benchmark.synthetic;

import com.google.gson.JsonObject;
import io.headframe.benchmark.synthetic.internal.NumberTokenizer;
import io.headframe.benchmark.synthetic.internal.RandomWeights;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A checkpoint of random weights that are made when they are asked for, one tensor at a time, and are the same numbers
 * at each call. Deviations are such that the most probable token depends on the whole sequence and changes from step to
 * step: a model that repeats itself would hide a wrong forward pass. Safe for use by several threads.
 *
 * <p>The vocabulary is {@link Pieces}, separated by spaces where text is read.
 */
public final class SyntheticCheckpoint implements Checkpoint {

  private final Shape shape;
  private final long seed;
  private final Map<String, TensorData> tensors = new LinkedHashMap<>();

  /**
   * @param shape the sizes
   * @param seed of the weights
   */
  public SyntheticCheckpoint(Shape shape, long seed) {
    this.shape = shape;
    this.seed = seed;
    if (shape.architecture().equals("gpt2")) {
      addGpt2();
    } else {
      addLlama();
    }
  }

  private void addLlama() {
    int width = shape.width();
    int keyValue = shape.headWidth() * shape.keyValueHeads();
    // Queries and keys are larger, so that attention is sharp enough for a wrong rotation to change the outcome.
    matrix("model.embed_tokens.weight", 0.5, shape.vocabulary(), width);
    for (int layer = 0; layer < shape.layers(); layer++) {
      String prefix = "model.layers." + layer + ".";
      gain(prefix + "input_layernorm.weight", width);
      matrix(prefix + "self_attn.q_proj.weight", 1.5 / Math.sqrt(width), width, width);
      matrix(prefix + "self_attn.k_proj.weight", 1.5 / Math.sqrt(width), keyValue, width);
      matrix(prefix + "self_attn.v_proj.weight", 1 / Math.sqrt(width), keyValue, width);
      matrix(prefix + "self_attn.o_proj.weight", 1 / Math.sqrt(width), width, width);
      gain(prefix + "post_attention_layernorm.weight", width);
      matrix(prefix + "mlp.gate_proj.weight", 1 / Math.sqrt(width), shape.mlpWidth(), width);
      matrix(prefix + "mlp.up_proj.weight", 1 / Math.sqrt(width), shape.mlpWidth(), width);
      matrix(prefix + "mlp.down_proj.weight", 1.5 / Math.sqrt(shape.mlpWidth()), width, shape.mlpWidth());
    }
    gain("model.norm.weight", width);
    matrix("lm_head.weight", 2 / Math.sqrt(width), shape.vocabulary(), width);
  }

  private void addGpt2() {
    int width = shape.width();
    // Embeddings are small beside what the blocks add, or a tied unembedding would only repeat the last token; and
    // positions, attention and the straight part of GELU weigh enough that steps do not end in a short cycle.
    matrix("wte.weight", 0.1, shape.vocabulary(), width);
    matrix("wpe.weight", 0.1, shape.context(), width);
    for (int layer = 0; layer < shape.layers(); layer++) {
      String prefix = "h." + layer + ".";
      norm(prefix + "ln_1", width);
      linear(prefix + "attn.c_attn", 2.5, width, 3 * width);
      linear(prefix + "attn.c_proj", 1, width, width);
      norm(prefix + "ln_2", width);
      linear(prefix + "mlp.c_fc", 0.5, width, shape.mlpWidth());
      linear(prefix + "mlp.c_proj", 2, shape.mlpWidth(), width);
    }
    norm("ln_f", width);
  }

  private void norm(String name, int width) {
    gain(name + ".weight", width);
    bias(name + ".bias", width);
  }

  private void linear(String name, double gain, int in, int out) {
    matrix(name + ".weight", gain / Math.sqrt(in), in, out);
    bias(name + ".bias", out);
  }

  private void gain(String name, int length) {
    add(name, 1, 0.1, length);
  }

  private void bias(String name, int length) {
    add(name, 0, 0.02, length);
  }

  private void matrix(String name, double deviation, int rows, int columns) {
    add(name, 0, deviation, rows, columns);
  }

  private void add(String name, double mean, double deviation, long... axes) {
    long elements = 1;
    for (long length : axes) {
      elements *= length;
    }
    RandomWeights weights = new RandomWeights(seed ^ name.hashCode(), mean, deviation, Math.toIntExact(elements));
    tensors.put(name, new TensorData(ElementType.F32, axes, weights::bytes));
  }

  /** The sizes. */
  public Shape shape() {
    return shape;
  }

  @Override
  public String origin() {
    return "the random model " + shape.name();
  }

  @Override
  public JsonObject config() {
    JsonObject config = new JsonObject();
    config.addProperty("model_type", shape.architecture());
    config.addProperty("vocab_size", shape.vocabulary());
    config.addProperty("bos_token_id", 1);
    config.addProperty("eos_token_id", 2);
    config.addProperty("tie_word_embeddings", shape.tied());
    config.addProperty("torch_dtype", "float32");
    if (shape.architecture().equals("gpt2")) {
      config.addProperty("n_embd", shape.width());
      config.addProperty("n_inner", shape.mlpWidth());
      config.addProperty("n_layer", shape.layers());
      config.addProperty("n_head", shape.heads());
      config.addProperty("n_positions", shape.context());
      config.addProperty("n_ctx", shape.context());
      config.addProperty("layer_norm_epsilon", 1e-5);
      config.addProperty("activation_function", "gelu_new");
    } else {
      config.addProperty("hidden_size", shape.width());
      config.addProperty("intermediate_size", shape.mlpWidth());
      config.addProperty("num_hidden_layers", shape.layers());
      config.addProperty("num_attention_heads", shape.heads());
      config.addProperty("num_key_value_heads", shape.keyValueHeads());
      config.addProperty("max_position_embeddings", shape.context());
      config.addProperty("rms_norm_eps", 1e-5);
      config.addProperty("rope_theta", 10000.0);
      config.addProperty("hidden_act", "silu");
    }
    return config;
  }

  @Override
  public Map<String, TensorData> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  @Override
  public Tokenizer openTokenizer() {
    return new NumberTokenizer(shape.vocabulary());
  }

  /** Names the shape and the seed, which the numbers follow from. */
  @Override
  public String digest() {
    return "random " + shape.name() + " " + seed;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
