package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The tokens that begin and end a text: from generation_config.json where there is one, which says what generation
 * uses, else from config.json. Of several end tokens the first.
 *
 * @param beginning id, if there is one
 * @param end id, if there is one
 */
record SpecialTokens(OptionalInt beginning, OptionalInt end) {

  static SpecialTokens read(Path folder, JsonObject config) {
    Path generation = folder.resolve("generation_config.json");
    JsonObject preferred = Files.isRegularFile(generation) ? JsonFile.read(generation) : new JsonObject();
    return new SpecialTokens(id("bos_token_id", preferred, config), id("eos_token_id", preferred, config));
  }

  private static OptionalInt id(String field, JsonObject preferred, JsonObject config) {
    OptionalInt id = id(preferred.get(field));
    return id.isPresent() ? id : id(config.get(field));
  }

  private static OptionalInt id(JsonElement json) {
    if (json == null || json.isJsonNull()) {
      return OptionalInt.empty();
    }
    if (json.isJsonArray()) {
      return json.getAsJsonArray().isEmpty() ? OptionalInt.empty() : id(json.getAsJsonArray().get(0));
    }
    return json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber()
        ? OptionalInt.of(json.getAsInt())
        : OptionalInt.empty();
  }
}
