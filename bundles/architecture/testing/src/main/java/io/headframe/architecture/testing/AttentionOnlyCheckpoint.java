package io.headframe.architecture.testing;

/** Random weights in the shape of a model of attention alone, without norms: what they compute means nothing. */
public final class AttentionOnlyCheckpoint {

  /** No norm makes small numbers larger: without this on what attention compares, it is even and nothing changes. */
  private static final float LARGER = 1.6f;

  private AttentionOnlyCheckpoint() {}

  /**
   * A checkpoint with the names of the architecture.
   *
   * @param layers number of blocks
   * @param heads heads of a layer
   * @param headWidth width of a head
   * @param width of the residual stream
   * @param vocabulary number of tokens
   * @param context number of positions
   */
  public static InMemoryCheckpoint of(
      int layers, int heads, int headWidth, int width, int vocabulary, int context) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("attention-only")
        .set("num_hidden_layers", layers)
        .set("num_attention_heads", heads)
        .set("head_dim", headWidth)
        .set("hidden_size", width)
        .set("vocab_size", vocabulary)
        .set("max_position_embeddings", context)
        .matrix("embed.weight", vocabulary, width)
        .matrix("pos_embed.weight", context, width)
        .matrix("unembed.weight", vocabulary, width);
    long inner = (long) heads * headWidth;
    for (int layer = 0; layer < layers; layer++) {
      String p = "blocks." + layer + ".attn.";
      checkpoint.matrix(p + "q.weight", inner, width)
          .matrix(p + "k.weight", inner, width)
          .matrix(p + "v.weight", inner, width)
          .matrix(p + "o.weight", width, inner);
    }
    checkpoint.names().stream().filter(name -> name.matches("(pos_)?embed\\.weight|.*\\.[qk]\\.weight"))
        .forEach(name -> enlarge(checkpoint.values(name)));
    return checkpoint;
  }

  private static void enlarge(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= LARGER;
    }
  }
}
