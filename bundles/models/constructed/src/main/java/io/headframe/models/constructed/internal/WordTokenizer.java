package io.headframe.models.constructed.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Words between spaces. */
final class WordTokenizer implements Tokenizer {

  private final List<String> words = Vocabulary.words();
  private final Map<String, Integer> ids = new HashMap<>();

  WordTokenizer() {
    for (int id = 0; id < words.size(); id++) {
      ids.put(words.get(id), id);
    }
  }

  @Override
  public int[] encode(String text) {
    String[] parts = text.isBlank() ? new String[0] : text.strip().split("\\s+");
    int[] tokens = new int[parts.length + 1];
    tokens[0] = Vocabulary.BEGINNING;
    for (int i = 0; i < parts.length; i++) {
      Integer id = ids.get(parts[i]);
      if (id == null) {
        throw new HeadframeException(ConstructedError.UNKNOWN_WORD, parts[i]);
      }
      tokens[i + 1] = id;
    }
    return tokens;
  }

  @Override
  public String decode(int... tokens) {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      if (token != Vocabulary.BEGINNING) {
        text.append(text.isEmpty() ? "" : " ").append(token(token));
      }
    }
    return text.toString();
  }

  @Override
  public String token(int id) {
    return words.get(id);
  }

  @Override
  public int size() {
    return words.size();
  }

  @Override
  public OptionalInt beginning() {
    return OptionalInt.of(Vocabulary.BEGINNING);
  }

  @Override
  public OptionalInt end() {
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    // Nothing native.
  }
}
