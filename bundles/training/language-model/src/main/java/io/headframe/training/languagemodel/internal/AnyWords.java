package io.headframe.training.languagemodel.internal;

import io.headframe.core.model.Tokenizer;
import io.headframe.training.tokenizer.WordTokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Cuts words as {@link WordTokenizer} does and knows all: generators ask it which words are one token. */
final class AnyWords implements Tokenizer {

  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  @Override
  public int[] encode(String text) {
    return WordTokenizer.words(text).stream().mapToInt(this::id).toArray();
  }

  private int id(String word) {
    Integer known = ids.putIfAbsent(word, words.size());
    if (known == null) {
      words.add(word);
    }
    return ids.get(word);
  }

  @Override
  public String decode(int... tokens) {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      text.append(words.get(token));
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
    return OptionalInt.empty();
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
