package io.headframe.benchmark.synthetic.internal;

import io.headframe.benchmark.synthetic.GgufType;
import io.headframe.benchmark.synthetic.Pieces;
import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GGUF, version 3: magic, version, counts, key-value pairs, names and places of tensors, tensors
 * (github.com/ggml-org/ggml, docs/gguf.md).
 */
public final class GgufFile {

  private static final int MAGIC = 0x46554747;
  private static final int VERSION = 3;
  private static final int ALIGNMENT = 32;
  private static final int BLOCK = 32;
  private static final int BLOCK_BYTES = 34;

  private static final int TYPE_INTEGER = 4;
  private static final int TYPE_FLOAT = 6;
  private static final int TYPE_STRING = 8;
  private static final int TYPE_ARRAY = 9;

  private static final int GGML_F32 = 0;
  private static final int GGML_Q8_0 = 8;

  private final Source source;
  private final GgufType type;
  private final List<Part> parts;

  private GgufFile(Source source, GgufType type) {
    this.source = source;
    this.type = type;
    this.parts = GgufLayout.parts(source);
  }

  /** Writes a file. */
  public static void write(Checkpoint checkpoint, Path file, GgufType type, Run run) throws IOException {
    new GgufFile(new Source(checkpoint).checkPlain(), type).write(file, run);
  }

  private void write(Path file, Run run) throws IOException {
    long data = parts.stream().mapToLong(part -> aligned(bytes(part))).sum();
    try (Output out = new Output(file, data, run)) {
      Map<String, Object> settings = settings();
      out.integer(MAGIC).integer(VERSION).number(parts.size()).number(settings.size());
      for (Map.Entry<String, Object> setting : settings.entrySet()) {
        out.text(setting.getKey());
        value(out, setting.getValue());
      }
      long offset = 0;
      for (Part part : parts) {
        out.text(part.name()).integer(part.shape().length);
        for (int axis = part.shape().length - 1; axis >= 0; axis--) {
          out.number(part.shape()[axis]);
        }
        out.integer(inBlocks(part) ? GGML_Q8_0 : GGML_F32).number(offset);
        offset += aligned(bytes(part));
      }
      out.align(ALIGNMENT);
      for (Part part : parts) {
        if (inBlocks(part)) {
          out.blocks(part);
        } else {
          out.floats(part);
        }
        out.align(ALIGNMENT);
      }
      out.finish();
    }
  }

  /** Vectors stay floats, and so do rows that are not made of whole blocks. */
  private boolean inBlocks(Part part) {
    return type == GgufType.Q8_0 && part.shape().length > 1 && part.rowLength() % BLOCK == 0
        && !part.name().equals("position_embd.weight");
  }

  private long bytes(Part part) {
    return inBlocks(part) ? part.elements() / BLOCK * BLOCK_BYTES : part.elements() * Float.BYTES;
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    String architecture = source.architecture();
    settings.put("general.architecture", architecture);
    settings.put("general.name", "weights for a benchmark");
    settings.put("general.file_type", type == GgufType.Q8_0 ? 7 : 0);
    settings.put(architecture + ".context_length", source.context());
    settings.put(architecture + ".embedding_length", source.width());
    settings.put(architecture + ".block_count", source.layers());
    settings.put(architecture + ".feed_forward_length", source.mlpWidth());
    settings.put(architecture + ".attention.head_count", source.heads());
    settings.put(architecture + ".attention.head_count_kv", source.keyValueHeads());
    if (source.isGpt2()) {
      settings.put(architecture + ".attention.layer_norm_epsilon", (float) source.epsilon());
    } else {
      settings.put(architecture + ".attention.layer_norm_rms_epsilon", (float) source.epsilon());
      settings.put(architecture + ".rope.dimension_count", source.headWidth());
      settings.put(architecture + ".rope.freq_base", (float) source.rotationBase());
      settings.put(architecture + ".vocab_size", source.vocabulary());
    }
    // Of the tokenizers that llama.cpp has, RWKV's alone has no special token and no rule but the longest match: no
    // token is forbidden as an end of text, and a text of pieces has one reading.
    settings.put("tokenizer.ggml.model", "rwkv");
    List<String> pieces = new ArrayList<>();
    List<Integer> types = new ArrayList<>();
    for (int token = 0; token < source.vocabulary(); token++) {
      pieces.add(Pieces.of(token));
      types.add(1);
    }
    settings.put("tokenizer.ggml.tokens", pieces);
    settings.put("tokenizer.ggml.token_type", types);
    return settings;
  }

  private static void value(Output out, Object value) throws IOException {
    if (value instanceof List<?> list) {
      out.integer(TYPE_ARRAY).integer(typeOf(list.get(0))).number(list.size());
      for (Object element : list) {
        plain(out, element);
      }
    } else {
      out.integer(typeOf(value));
      plain(out, value);
    }
  }

  private static int typeOf(Object value) {
    return value instanceof Integer ? TYPE_INTEGER : value instanceof Float ? TYPE_FLOAT : TYPE_STRING;
  }

  private static void plain(Output out, Object value) throws IOException {
    if (value instanceof Integer number) {
      out.integer(number);
    } else if (value instanceof Float number) {
      out.real(number);
    } else {
      out.text((String) value);
    }
  }
}
