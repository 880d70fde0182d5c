package io.headframe.checkpoint.huggingface.internal;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** A tokenizer.json, read by the library that the format comes from. Special tokens are added as the file says. */
final class JsonTokenizer implements Tokenizer {

  private final HuggingFaceTokenizer tokenizer;
  private final SpecialTokens special;
  private final int size;

  private JsonTokenizer(HuggingFaceTokenizer tokenizer, SpecialTokens special, int size) {
    this.tokenizer = tokenizer;
    this.special = special;
    this.size = size;
  }

  static JsonTokenizer open(Path file, SpecialTokens special) {
    JsonObject json = JsonFile.read(file);
    try {
      int size = Math.max(largestId(json), 0) + 1;
      HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
          file, Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "true"));
      return new JsonTokenizer(tokenizer, special, size);
    } catch (EngineException | LinkageError noLibrary) {
      throw new HeadframeException(noLibrary, HuggingFaceError.NO_NATIVE_TOKENIZERS, noLibrary.getMessage(), file);
    } catch (IOException | RuntimeException damaged) {
      throw new HeadframeException(damaged, HuggingFaceError.BAD_TOKENIZER, file, damaged.getMessage());
    }
  }

  /** The largest id in the vocabulary, a table (byte-pair, word-piece) or a list (unigram), and the added tokens. */
  private static int largestId(JsonObject json) {
    JsonElement vocabulary = json.getAsJsonObject("model").get("vocab");
    int largest = vocabulary.isJsonArray()
        ? vocabulary.getAsJsonArray().size() - 1
        : vocabulary.getAsJsonObject().asMap().values().stream().mapToInt(JsonElement::getAsInt).max().orElse(-1);
    if (json.has("added_tokens")) {
      for (JsonElement added : json.getAsJsonArray("added_tokens")) {
        largest = Math.max(largest, added.getAsJsonObject().get("id").getAsInt());
      }
    }
    return largest;
  }

  @Override
  public int[] encode(String text) {
    long[] ids = tokenizer.encode(text, true, false).getIds();
    int[] tokens = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      tokens[i] = Math.toIntExact(ids[i]);
    }
    return tokens;
  }

  @Override
  public String decode(int... tokens) {
    return tokenizer.decode(longs(tokens), true);
  }

  @Override
  public String token(int id) {
    if (id < 0 || id >= size) {
      throw new IndexOutOfBoundsException("token " + id + " of " + size);
    }
    // Two copies, because decoders strip the space at the beginning of a text.
    String once = tokenizer.decode(new long[] {id}, false);
    String twice = tokenizer.decode(new long[] {id, id}, false);
    return twice.substring(Math.min(twice.length(), once.length()));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public OptionalInt beginning() {
    return special.beginning();
  }

  @Override
  public OptionalInt end() {
    return special.end();
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  private static long[] longs(int[] tokens) {
    long[] ids = new long[tokens.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = tokens[i];
    }
    return ids;
  }
}
