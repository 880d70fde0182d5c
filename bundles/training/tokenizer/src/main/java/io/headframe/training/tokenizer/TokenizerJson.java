package io.headframe.training.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** What all {@code tokenizer.json} have in common. */
final class TokenizerJson {

  private TokenizerJson() {}

  static JsonObject of(
      List<String> vocabulary, List<String> special, JsonObject preTokenizer, JsonObject decoder, JsonObject model) {
    JsonObject json = new JsonObject();
    json.addProperty("version", "1.0");
    json.add("truncation", null);
    json.add("padding", null);
    json.add("added_tokens", added(vocabulary, special));
    json.add("normalizer", null);
    json.add("pre_tokenizer", preTokenizer);
    json.add("post_processor", null);
    json.add("decoder", decoder);
    json.add("model", model);
    return json;
  }

  private static JsonArray added(List<String> vocabulary, List<String> special) {
    JsonArray added = new JsonArray();
    for (String token : special) {
      JsonObject entry = new JsonObject();
      entry.addProperty("id", vocabulary.indexOf(token));
      entry.addProperty("content", token);
      entry.addProperty("single_word", false);
      entry.addProperty("lstrip", false);
      entry.addProperty("rstrip", false);
      entry.addProperty("normalized", false);
      entry.addProperty("special", true);
      added.add(entry);
    }
    return added;
  }

  static JsonObject ids(List<String> vocabulary) {
    JsonObject ids = new JsonObject();
    for (int id = 0; id < vocabulary.size(); id++) {
      ids.addProperty(vocabulary.get(id), id);
    }
    return ids;
  }
}
