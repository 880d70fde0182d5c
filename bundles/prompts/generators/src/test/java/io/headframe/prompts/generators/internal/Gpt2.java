package io.headframe.prompts.generators.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.checkpoint.huggingface.internal.HuggingFaceFormat;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** GPT-2's published tokenizer, of which the vocabulary and the merges are two files. */
final class Gpt2 {

  private Gpt2() {}

  /** @param folder an empty one */
  static Tokenizer open(Path folder) throws IOException {
    Path published = DevelopmentData.find("tokenizers/gpt2");
    JsonObject model = JsonParser.parseString("{\"type\": \"BPE\"}").getAsJsonObject();
    model.add("vocab", JsonParser.parseString(Files.readString(published.resolve("vocab.json"))));
    JsonArray merges = new JsonArray();
    Files.readAllLines(published.resolve("merges.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#version"))
        .forEach(merges::add);
    model.add("merges", merges);
    JsonObject tokenizer = JsonParser.parseString("""
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
         "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true},
         "post_processor": null,
         "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true}}""").getAsJsonObject();
    tokenizer.add("model", model);
    Files.writeString(folder.resolve("tokenizer.json"), tokenizer.toString());
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"gpt2\", \"vocab_size\": 50257}");
    byte[] noTensors = "{}".getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("model.safetensors"), ByteBuffer.allocate(8 + noTensors.length)
        .order(ByteOrder.LITTLE_ENDIAN).putLong(noTensors.length).put(noTensors).array());
    try (Checkpoint checkpoint = new HuggingFaceFormat().open(folder)) {
      return checkpoint.openTokenizer();
    }
  }
}
