package io.headframe.checkpoint.llama2c.internal;

import java.util.ArrayList;
import java.util.List;

/** Where each tensor stands in the file, under its Hugging Face name. */
final class Layout {

  private final List<Entry> entries = new ArrayList<>();
  private long offset = Header.BYTES;

  Layout(Header header) {
    long width = header.width();
    long keys = (long) header.keyValueHeads() * header.headWidth();
    long mlp = header.mlpWidth();
    one("model.embed_tokens.weight", header.vocabulary(), width);
    each(header, "input_layernorm.weight", width);
    each(header, "self_attn.q_proj.weight", width, width);
    each(header, "self_attn.k_proj.weight", keys, width);
    each(header, "self_attn.v_proj.weight", keys, width);
    each(header, "self_attn.o_proj.weight", width, width);
    each(header, "post_attention_layernorm.weight", width);
    each(header, "mlp.gate_proj.weight", mlp, width);
    each(header, "mlp.down_proj.weight", width, mlp);
    each(header, "mlp.up_proj.weight", mlp, width);
    one("model.norm.weight", width);
    // Tables of angles, which are computed anew: cosines and sines for each position.
    offset += (long) header.context() * header.headWidth() * Float.BYTES;
    if (!header.tied()) {
      one("lm_head.weight", header.vocabulary(), width);
    }
  }

  /** The tensors in the order of the file. */
  List<Entry> entries() {
    return entries;
  }

  /** The size that the file must have, in bytes. */
  long fileSize() {
    return offset;
  }

  private void each(Header header, String name, long... shape) {
    for (int layer = 0; layer < header.layers(); layer++) {
      one("model.layers." + layer + "." + name, shape);
    }
  }

  private void one(String name, long... shape) {
    long bytes = Float.BYTES;
    for (long length : shape) {
      bytes *= length;
    }
    entries.add(new Entry(name, shape, offset, bytes));
    offset += bytes;
  }

  /** A tensor: its name, shape, and place in bytes. */
  record Entry(String name, long[] shape, long offset, long bytes) {}
}
