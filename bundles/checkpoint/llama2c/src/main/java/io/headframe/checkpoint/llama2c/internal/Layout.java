package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.error.HeadframeException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the tensors of a file are, under the names that Hugging Face's Llama gives them. */
final class Layout {

  /**
   * A tensor.
   *
   * @param position its first byte, from the start of the file
   * @param shape the length of each axis
   */
  record Slice(long position, long... shape) {

    int bytes() {
      return Math.toIntExact(elements(shape) * Float.BYTES);
    }
  }

  private final Path file;
  private final Map<String, Slice> slices = new LinkedHashMap<>();
  private long position = Header.BYTES;

  private Layout(Path file) {
    this.file = file;
  }

  /**
   * The tensors by name, in the order of the file.
   *
   * @param length the bytes that the file has
   * @throws HeadframeException if that is not what the header asks for
   */
  static Map<String, Slice> of(Path file, Header header, long length) {
    // Before anything is made for each layer: a damaged header may claim billions.
    if (length != expectedLength(header)) {
      throw new HeadframeException(Llama2cError.WRONG_LENGTH, file, length, wording(expectedLength(header)));
    }
    Layout layout = new Layout(file);
    layout.addAll(header);
    return layout.slices;
  }

  private static String wording(long expected) {
    return expected == Long.MAX_VALUE ? "more than any file can have" : Long.toString(expected);
  }

  /** The length of the whole file in bytes; the largest number if it is beyond all numbers. */
  private static long expectedLength(Header h) {
    try {
      long layer = 0;
      for (long floats : new long[] {
          2L * h.width(), Math.multiplyExact(2, elements(h.width(), h.width())),
          Math.multiplyExact(2, elements(h.keyValueWidth(), h.width())),
          Math.multiplyExact(3, elements(h.mlpWidth(), h.width()))}) {
        layer = Math.addExact(layer, floats);
      }
      long embeddings = Math.multiplyExact(h.tied() ? 1 : 2, elements(h.vocabularySize(), h.width()));
      long floats = Math.addExact(Math.multiplyExact(layer, h.layers()), embeddings);
      floats = Math.addExact(floats, h.width() + rotations(h));
      return Math.addExact(Header.BYTES, Math.multiplyExact(floats, Float.BYTES));
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Cosines and sines that the format carries; models compute their own. */
  private static long rotations(Header h) {
    return elements(h.contextLength(), h.headWidth());
  }

  private static long elements(long... shape) {
    long elements = 1;
    for (long length : shape) {
      elements = Math.multiplyExact(elements, length);
    }
    return elements;
  }

  private void addAll(Header h) {
    long width = h.width();
    long[] embedding = {h.vocabularySize(), width};
    long[] keyValue = {h.keyValueWidth(), width};
    add("model.embed_tokens.weight", embedding);
    addLayers(h, "input_layernorm.weight", width);
    addLayers(h, "self_attn.q_proj.weight", width, width);
    addLayers(h, "self_attn.k_proj.weight", keyValue);
    addLayers(h, "self_attn.v_proj.weight", keyValue);
    addLayers(h, "self_attn.o_proj.weight", width, width);
    addLayers(h, "post_attention_layernorm.weight", width);
    addLayers(h, "mlp.gate_proj.weight", h.mlpWidth(), width);
    addLayers(h, "mlp.down_proj.weight", width, h.mlpWidth());
    addLayers(h, "mlp.up_proj.weight", h.mlpWidth(), width);
    add("model.norm.weight", width);
    position += rotations(h) * Float.BYTES;
    if (!h.tied()) {
      add("lm_head.weight", embedding);
    }
  }

  private void addLayers(Header h, String name, long... shape) {
    for (int layer = 0; layer < h.layers(); layer++) {
      add("model.layers." + layer + "." + name, shape);
    }
  }

  private void add(String name, long... shape) {
    long bytes = elements(shape) * Float.BYTES;
    if (bytes > Integer.MAX_VALUE) {
      throw new HeadframeException(Llama2cError.TENSOR_TOO_LARGE, name, file, bytes);
    }
    slices.put(name, new Slice(position, shape));
    position += bytes;
  }
}
