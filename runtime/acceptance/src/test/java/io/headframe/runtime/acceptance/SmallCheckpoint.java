package io.headframe.runtime.acceptance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A Llama of one layer whose weights are all 0, complete but for its tokenizer, to be broken in one way. */
final class SmallCheckpoint {

  private static final int WIDTH = 2;
  private static final int VOCABULARY = 4;

  private final JsonObject config = new JsonObject();
  private final Map<String, int[]> tensors = new LinkedHashMap<>();
  private final Set<String> without = new TreeSet<>();
  private int missingBytes;

  SmallCheckpoint() {
    config.addProperty("model_type", "llama");
    config.addProperty("hidden_size", WIDTH);
    config.addProperty("intermediate_size", WIDTH);
    config.addProperty("num_attention_heads", 1);
    config.addProperty("num_hidden_layers", 1);
    config.addProperty("max_position_embeddings", 8);
    config.addProperty("vocab_size", VOCABULARY);
    config.addProperty("tie_word_embeddings", true);
    tensors.put("model.embed_tokens.weight", new int[] {VOCABULARY, WIDTH});
    tensors.put("model.norm.weight", new int[] {WIDTH});
    for (String norm : new String[] {"input_layernorm", "post_attention_layernorm"}) {
      tensors.put("model.layers.0." + norm + ".weight", new int[] {WIDTH});
    }
    for (String map : new String[] {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
        "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"}) {
      tensors.put("model.layers.0." + map + ".weight", new int[] {WIDTH, WIDTH});
    }
  }

  SmallCheckpoint set(String field, Object value) {
    if (value instanceof Number number) {
      config.addProperty(field, number);
    } else {
      config.addProperty(field, value.toString());
    }
    return this;
  }

  /** Without a tensor. */
  SmallCheckpoint without(String tensor) {
    without.add(tensor);
    return this;
  }

  /** With the end of the weights cut off. */
  SmallCheckpoint cut(int bytes) {
    missingBytes = bytes;
    return this;
  }

  /** Writes config.json and model.safetensors. */
  Path write(Path folder) {
    JsonObject header = new JsonObject();
    int end = 0;
    for (Map.Entry<String, int[]> tensor : tensors.entrySet()) {
      if (!without.contains(tensor.getKey())) {
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", "F32");
        entry.add("shape", array(tensor.getValue()));
        int begin = end;
        end += Arrays.stream(tensor.getValue()).reduce(Float.BYTES, (a, b) -> a * b);
        entry.add("data_offsets", array(begin, end));
        header.add(tensor.getKey(), entry);
      }
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(Long.BYTES + text.length + end).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(text.length).put(text);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.json"), config.toString());
      Files.write(folder.resolve("model.safetensors"),
          Arrays.copyOf(file.array(), file.capacity() - missingBytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static JsonArray array(int... numbers) {
    JsonArray array = new JsonArray();
    Arrays.stream(numbers).forEach(array::add);
    return array;
  }
}
