package io.headframe.benchmark.synthetic.internal;

import io.headframe.benchmark.synthetic.Pieces;
import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The file of llama2.c (github.com/karpathy/llama2.c, version 0), and its tokenizer's. */
public final class Llama2cFile {

  private static final int HEADER = 7 * Integer.BYTES;

  private Llama2cFile() {}

  /** Writes the model, and tokN.bin for N tokens beside it. */
  public static void write(Checkpoint checkpoint, Path file, Run run) throws IOException {
    Source source = new Source(checkpoint).checkPlain();
    if (source.isGpt2()) {
      throw source.refused("llama2.c reads no GPT-2");
    }
    if (source.rotationBase() != 10000 || source.epsilon() != 1e-5) {
      throw source.refused("llama2.c has a rotation base of 10000 and an epsilon of 1e-5, and it has others");
    }
    boolean tied = !source.has("lm_head.weight");
    int rotations = source.context() * source.headWidth();
    List<Part> parts = parts(source);
    long expected = HEADER + rotations * (long) Float.BYTES
        + parts.stream().mapToLong(Part::elements).sum() * Float.BYTES;
    try (Output out = new Output(file, expected, run)) {
      int vocabulary = source.vocabulary();
      out.integer(source.width()).integer(source.mlpWidth()).integer(source.layers()).integer(source.heads())
          .integer(source.keyValueHeads()).integer(tied ? vocabulary : -vocabulary).integer(source.context());
      for (Part part : parts) {
        out.floats(part);
      }
      // Old readers take them from here; new ones compute them.
      rotations(source, Math::cos, out);
      rotations(source, Math::sin, out);
      if (!tied) {
        out.floats(source.part("lm_head.weight"));
      }
      out.finish();
    }
    tokenizer(source.vocabulary(), file.resolveSibling("tok" + source.vocabulary() + ".bin"), run);
  }

  private static List<Part> parts(Source source) {
    List<Part> parts = new ArrayList<>();
    parts.add(source.part("model.embed_tokens.weight"));
    for (String name : List.of("input_layernorm", "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj",
        "self_attn.o_proj", "post_attention_layernorm", "mlp.gate_proj", "mlp.down_proj", "mlp.up_proj")) {
      for (int layer = 0; layer < source.layers(); layer++) {
        String full = "model.layers." + layer + "." + name + ".weight";
        boolean rotates = name.endsWith("q_proj") || name.endsWith("k_proj");
        parts.add(rotates ? source.rotary(full, RotaryOrder.ADJACENT) : source.part(full));
      }
    }
    parts.add(source.part("model.norm.weight"));
    return parts;
  }

  /** [position, pair] */
  private static void rotations(Source source, DoubleUnaryOperator function, Output out) throws IOException {
    int width = source.headWidth();
    for (int position = 0; position < source.context(); position++) {
      for (int i = 0; i < width; i += 2) {
        out.real((float) function.applyAsDouble(position * Math.pow(source.rotationBase(), -(double) i / width)));
      }
    }
  }

  private static void tokenizer(int vocabulary, Path file, Run run) throws IOException {
    try (Output out = new Output(file, vocabulary, run)) {
      out.integer(Pieces.LENGTH);
      for (int token = 0; token < vocabulary; token++) {
        out.real(0).integer(Pieces.LENGTH).bytes(Pieces.of(token).getBytes(StandardCharsets.US_ASCII));
      }
      out.finish();
    }
  }
}
