package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The tokens that begin and end a sequence.
 *
 * @param beginning its id, if there is one
 * @param end its id, if there is one; the first, where several are given
 */
record SequenceEnds(OptionalInt beginning, OptionalInt end) {

  /**
   * Looks for ids in config.json and generation_config.json, then for tokens in tokenizer_config.json and
   * special_tokens_map.json. The first that is given counts.
   */
  static SequenceEnds read(Path folder, JsonFile config, Vocabulary vocabulary, int vocabularySize) {
    List<JsonFile> ids = new ArrayList<>(List.of(config));
    JsonFile.readSettingsIfPresent(folder.resolve("generation_config.json")).ifPresent(ids::add);
    List<JsonFile> tokens = new ArrayList<>();
    JsonFile.readSettingsIfPresent(folder.resolve("tokenizer_config.json")).ifPresent(tokens::add);
    JsonFile.readSettingsIfPresent(folder.resolve("special_tokens_map.json")).ifPresent(tokens::add);
    return new SequenceEnds(
        find("bos_token", ids, tokens, vocabulary, vocabularySize),
        find("eos_token", ids, tokens, vocabulary, vocabularySize));
  }

  private static OptionalInt find(
      String field, List<JsonFile> ids, List<JsonFile> tokens, Vocabulary vocabulary, int vocabularySize) {
    for (JsonFile file : ids) {
      JsonElement value = first(file.object().get(field + "_id"));
      if (value != null && !value.isJsonNull()) {
        return OptionalInt.of(checked(file.file(), field + "_id", value, vocabularySize));
      }
    }
    for (JsonFile file : tokens) {
      JsonElement value = file.object().get(field);
      JsonElement content = value instanceof JsonObject object ? object.get("content") : value;
      if (content != null && content.isJsonPrimitive()) {
        return vocabulary.idOf(content.getAsString());
      }
    }
    return OptionalInt.empty();
  }

  private static JsonElement first(JsonElement value) {
    return value instanceof JsonArray list ? (list.isEmpty() ? null : list.get(0)) : value;
  }

  private static int checked(Path file, String field, JsonElement value, int vocabularySize) {
    String text = value.toString();
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) >= vocabularySize) {
      throw new HeadframeException(CheckpointError.TOKEN_ID, field, file, text, vocabularySize - 1);
    }
    return Integer.parseInt(text);
  }
}
