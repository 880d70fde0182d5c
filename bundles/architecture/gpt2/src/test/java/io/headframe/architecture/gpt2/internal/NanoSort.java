package io.headframe.architecture.gpt2.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.core.testing.internal.DevelopmentData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;

/**
 * A minGPT that sorts six digits from 0 to 2, made into a GPT-2 checkpoint. minGPT stores projections as [out, in],
 * does not share the embedding's weights, and has GPT-2's tanh form of GELU.
 */
final class NanoSort {

  private static final String FOLDER = "models/nano-sort/";

  private NanoSort() {}

  static InMemoryCheckpoint checkpoint() throws IOException {
    JsonObject json = read("gpt-nano-sort-model.json");
    JsonObject sizes = json.getAsJsonObject("config");
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("gpt2")
        .set("n_layer", sizes.get("n_layer").getAsInt())
        .set("n_head", sizes.get("n_head").getAsInt())
        .set("n_embd", sizes.get("n_embd").getAsInt())
        .set("n_positions", sizes.get("block_size").getAsInt())
        .set("vocab_size", sizes.get("vocab_size").getAsInt())
        .set("tie_word_embeddings", false);
    for (Map.Entry<String, ?> entry : json.entrySet()) {
      String name = entry.getKey();
      if (name.equals("config")) {
        continue;
      }
      float[] values = values(json, name);
      long[] shape = shape(json, name);
      if (name.matches(".*\\.c_(attn|proj|fc)\\.weight")) {
        checkpoint.tensor(name, transposed(values, (int) shape[0], (int) shape[1]), shape[1], shape[0]);
      } else {
        checkpoint.tensor(name, values, shape);
      }
    }
    return checkpoint;
  }

  static JsonObject partials() throws IOException {
    return read("gpt-nano-sort-t0-partials.json");
  }

  static float[] values(JsonObject json, String name) {
    byte[] bytes = Base64.getDecoder().decode(json.getAsJsonObject(name).get("data").getAsString());
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  static long[] shape(JsonObject json, String name) {
    return json.getAsJsonObject(name).getAsJsonArray("shape").asList().stream()
        .mapToLong(length -> length.getAsLong()).toArray();
  }

  private static JsonObject read(String name) throws IOException {
    String text = Files.readString(DevelopmentData.find(FOLDER + name), StandardCharsets.UTF_8);
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] turned = new float[matrix.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c * rows + r] = matrix[r * columns + c];
      }
    }
    return turned;
  }
}
