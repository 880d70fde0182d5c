package io.headframe.architecture.testing;

/** Random weights in the shape of a GPT-NeoX model: what they compute means nothing. */
public final class GptNeoxCheckpoint {

  private GptNeoxCheckpoint() {}

  /**
   * A checkpoint with the tensor names of Hugging Face, which rotates half of each head.
   *
   * @param layers number of blocks
   * @param heads heads of a layer; each is {@code width / heads} wide, a multiple of 4
   * @param width of the residual stream
   * @param vocabulary number of tokens
   * @param context number of positions
   * @param parallel whether the feed-forward part reads what the attention reads, or what it leaves
   */
  public static InMemoryCheckpoint of(
      int layers, int heads, int width, int vocabulary, int context, boolean parallel) {
    long inner = 2L * width;
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt_neox")
        .set("num_hidden_layers", layers)
        .set("num_attention_heads", heads)
        .set("hidden_size", width)
        .set("intermediate_size", inner)
        .set("vocab_size", vocabulary)
        .set("max_position_embeddings", context)
        .set("rotary_pct", 0.5)
        .set("use_parallel_residual", parallel)
        .matrix("gpt_neox.embed_in.weight", vocabulary, width);
    for (int layer = 0; layer < layers; layer++) {
      String p = "gpt_neox.layers." + layer + ".";
      checkpoint.gain(p + "input_layernorm.weight", width).bias(p + "input_layernorm.bias", width)
          .matrix(p + "attention.query_key_value.weight", 3L * width, width)
          .bias(p + "attention.query_key_value.bias", 3L * width)
          .matrix(p + "attention.dense.weight", width, width).bias(p + "attention.dense.bias", width)
          .gain(p + "post_attention_layernorm.weight", width).bias(p + "post_attention_layernorm.bias", width)
          .matrix(p + "mlp.dense_h_to_4h.weight", inner, width).bias(p + "mlp.dense_h_to_4h.bias", inner)
          .matrix(p + "mlp.dense_4h_to_h.weight", width, inner).bias(p + "mlp.dense_4h_to_h.bias", width);
    }
    return checkpoint.gain("gpt_neox.final_layer_norm.weight", width).bias("gpt_neox.final_layer_norm.bias", width)
        .matrix("embed_out.weight", vocabulary, width);
  }
}
