package io.headframe.benchmark.synthetic.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;

/** A checkpoint as what is written, with the sizes of its configuration under one set of names. */
final class Source {

  private final Checkpoint checkpoint;
  private final JsonObject config;

  Source(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    this.config = checkpoint.config();
  }

  JsonObject config() {
    return config;
  }

  /** The id of its architecture. */
  String architecture() {
    return text("model_type", "");
  }

  boolean isGpt2() {
    return architecture().equals("gpt2");
  }

  int width() {
    return size(isGpt2() ? "n_embd" : "hidden_size", 0);
  }

  int layers() {
    return size(isGpt2() ? "n_layer" : "num_hidden_layers", 0);
  }

  int heads() {
    return size(isGpt2() ? "n_head" : "num_attention_heads", 0);
  }

  int keyValueHeads() {
    return isGpt2() ? heads() : size("num_key_value_heads", heads());
  }

  int headWidth() {
    return width() / heads();
  }

  int mlpWidth() {
    return isGpt2() ? size("n_inner", 4 * width()) : size("intermediate_size", 0);
  }

  int vocabulary() {
    return size("vocab_size", 0);
  }

  int context() {
    return isGpt2() ? size("n_positions", size("n_ctx", 0)) : size("max_position_embeddings", 2048);
  }

  double epsilon() {
    return isGpt2() ? number("layer_norm_epsilon", 1e-5) : number("rms_norm_eps", 1e-6);
  }

  double rotationBase() {
    return number("rope_theta", 10000);
  }

  RotaryOrder order() {
    return flag("rope_adjacent_pairs") ? RotaryOrder.ADJACENT : RotaryOrder.HALVES;
  }

  private String text(String field, String otherwise) {
    JsonElement value = config.get(field);
    return value == null || value.isJsonNull() ? otherwise : value.getAsString();
  }

  private int size(String field, int otherwise) {
    JsonElement value = config.get(field);
    return value == null || value.isJsonNull() ? otherwise : value.getAsInt();
  }

  private double number(String field, double otherwise) {
    JsonElement value = config.get(field);
    return value == null || value.isJsonNull() ? otherwise : value.getAsDouble();
  }

  private boolean flag(String field) {
    JsonElement value = config.get(field);
    return value != null && !value.isJsonNull() && value.getAsBoolean();
  }

  boolean has(String name) {
    return checkpoint.tensors().containsKey(name);
  }

  /** A tensor under its own name. */
  Part part(String name) {
    TensorData tensor = checkpoint.tensors().get(name);
    if (tensor == null || tensor.type() == ElementType.OTHER) {
      throw refused("the tensor " + name + (tensor == null ? " is missing" : " has a type that cannot be read"));
    }
    return new Part(name, tensor.shape(), () -> new TensorRows(tensor));
  }

  /** A matrix [in, out] under its own name as [out, in]. */
  Part transposed(String name) {
    TensorData tensor = checkpoint.tensors().get(name);
    long[] shape = part(name).shape();
    return new Part(name, new long[] {shape[1], shape[0]}, () -> new TensorRows(tensor).transposed());
  }

  /** A projection of queries or keys with its rows in an order. */
  Part rotary(String name, RotaryOrder wanted) {
    RotaryOrder given = order();
    int headWidth = headWidth();
    return wanted == given ? part(name) : part(name).reordered(row -> wanted.rowIn(given, row, headWidth));
  }

  /**
   * Refuses what has parts that the formats of other programs are not written with here.
   *
   * @throws HeadframeException if the checkpoint is no plain Llama or GPT-2
   */
  Source checkPlain() {
    if (!isGpt2() && !architecture().equals("llama")) {
      throw refused("its architecture is '" + architecture() + "'");
    }
    if (flag("attention_bias") || flag("mlp_bias")) {
      throw refused("its projections have biases");
    }
    JsonElement scaling = config.get("rope_scaling");
    if (scaling != null && !scaling.isJsonNull()) {
      throw refused("its rotations are scaled (rope_scaling)");
    }
    if (width() % heads() != 0 || size("head_dim", headWidth()) != headWidth()) {
      throw refused("its heads are not as wide together as the model");
    }
    String activation = text(isGpt2() ? "activation_function" : "hidden_act", isGpt2() ? "gelu_new" : "silu");
    if (!activation.equals(isGpt2() ? "gelu_new" : "silu")) {
      throw refused("its activation is " + activation);
    }
    return this;
  }

  HeadframeException refused(String reason) {
    return new HeadframeException(SyntheticError.NOT_WRITABLE, checkpoint.origin(), reason);
  }
}
