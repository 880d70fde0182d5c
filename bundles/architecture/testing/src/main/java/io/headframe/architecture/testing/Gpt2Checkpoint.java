package io.headframe.architecture.testing;

/** Random weights in the shape of a GPT-2 model: what they compute means nothing. */
public final class Gpt2Checkpoint {

  private Gpt2Checkpoint() {}

  /** The shape of GPT-2 small: 12 layers, 12 heads, width 768, 50 257 tokens, 1024 positions. */
  public static InMemoryCheckpoint small() {
    return of(12, 12, 768, 50_257, 1024);
  }

  /**
   * A checkpoint with the tensor names of Hugging Face.
   *
   * @param layers number of blocks
   * @param heads heads of a layer; divides {@code width}
   * @param width of the residual stream
   * @param vocabulary number of tokens
   * @param context number of positions
   */
  public static InMemoryCheckpoint of(int layers, int heads, int width, int vocabulary, int context) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt2")
        .set("n_layer", layers)
        .set("n_head", heads)
        .set("n_embd", width)
        .set("n_positions", context)
        .set("vocab_size", vocabulary)
        .matrix("transformer.wte.weight", vocabulary, width)
        .matrix("transformer.wpe.weight", context, width);
    for (int layer = 0; layer < layers; layer++) {
      String p = "transformer.h." + layer + ".";
      checkpoint.gain(p + "ln_1.weight", width).bias(p + "ln_1.bias", width)
          .matrix(p + "attn.c_attn.weight", width, 3L * width).bias(p + "attn.c_attn.bias", 3L * width)
          .matrix(p + "attn.c_proj.weight", width, width).bias(p + "attn.c_proj.bias", width)
          .gain(p + "ln_2.weight", width).bias(p + "ln_2.bias", width)
          .matrix(p + "mlp.c_fc.weight", width, 4L * width).bias(p + "mlp.c_fc.bias", 4L * width)
          .matrix(p + "mlp.c_proj.weight", 4L * width, width).bias(p + "mlp.c_proj.bias", width);
    }
    return checkpoint.gain("transformer.ln_f.weight", width).bias("transformer.ln_f.bias", width);
  }
}
