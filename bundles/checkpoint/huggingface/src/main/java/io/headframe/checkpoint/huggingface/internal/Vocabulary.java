package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The tokens that a tokenizer.json lists. The tokenizer library does not give them out one by one. */
final class Vocabulary {

  private final Path file;
  private final Map<Integer, String> pieces = new HashMap<>();
  private final Map<Integer, String> added = new HashMap<>();
  private int size;

  private Vocabulary(Path file) {
    this.file = file;
  }

  static Vocabulary of(JsonFile tokenizer) {
    Vocabulary vocabulary = new Vocabulary(tokenizer.file());
    vocabulary.readModel(tokenizer.object().get("model"));
    vocabulary.readAdded(tokenizer.object().get("added_tokens"));
    return vocabulary;
  }

  private void readModel(JsonElement model) {
    JsonElement vocab = model instanceof JsonObject object ? object.get("vocab") : null;
    if (vocab instanceof JsonObject idOfPiece) {
      idOfPiece.entrySet().forEach(entry -> put(pieces, entry.getValue(), entry.getKey()));
    } else if (vocab instanceof JsonArray scored) {
      for (int id = 0; id < scored.size(); id++) {
        if (!(scored.get(id) instanceof JsonArray pair) || pair.isEmpty() || !pair.get(0).isJsonPrimitive()) {
          throw damaged("entry " + id + " of its vocabulary is no piece with a score");
        }
        pieces.put(id, pair.get(0).getAsString());
      }
      size = scored.size();
    } else {
      throw damaged("it has no model with a vocabulary");
    }
  }

  private void readAdded(JsonElement tokens) {
    if (tokens instanceof JsonArray list) {
      for (JsonElement element : list) {
        if (!(element instanceof JsonObject token)
            || !token.has("content") || !token.get("content").isJsonPrimitive()) {
          throw damaged("one of its added tokens has no content");
        }
        put(added, token.get("id"), token.get("content").getAsString());
      }
    }
  }

  private void put(Map<Integer, String> tokens, JsonElement id, String piece) {
    String text = id == null ? "missing" : id.toString();
    if (!text.matches("\\d{1,9}")) {
      throw damaged("the id of the token '" + piece + "' is " + text);
    }
    int number = Integer.parseInt(text);
    tokens.put(number, piece);
    size = Math.max(size, number + 1);
  }

  private HeadframeException damaged(String reason) {
    return new HeadframeException(CheckpointError.TOKENIZER_DAMAGED, file, reason);
  }

  /** The highest id and one more. */
  int size() {
    return size;
  }

  /** Whether a token was added to those of the model: a special one, or one that is never split. */
  boolean isAdded(int id) {
    return added.containsKey(id);
  }

  /** A token as it is written in the file; empty for an id between others that no token has. */
  String piece(int id) {
    return added.getOrDefault(id, pieces.getOrDefault(id, ""));
  }

  /** The id of a token as it is written in the file. */
  OptionalInt idOf(String piece) {
    return IntStream.range(0, size).filter(id -> !piece.isEmpty() && piece(id).equals(piece)).findFirst();
  }
}
