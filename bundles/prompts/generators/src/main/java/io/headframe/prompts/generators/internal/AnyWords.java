package io.headframe.prompts.generators.internal;

import io.headframe.core.model.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A tokenizer to which every word, every sign and each half of a year is one token. For one thread. */
final class AnyWords implements Tokenizer {

  private static final Pattern WORD = Pattern.compile("\\d\\d(?=\\d\\d)|\\p{L}+|\\d+|[^\\s\\p{L}\\d]");

  private final List<String> words = new ArrayList<>();

  @Override
  public int[] encode(String text) {
    IntStream.Builder tokens = IntStream.builder();
    for (Matcher matcher = WORD.matcher(text); matcher.find();) {
      if (!words.contains(matcher.group())) {
        words.add(matcher.group());
      }
      tokens.add(words.indexOf(matcher.group()));
    }
    return tokens.build().toArray();
  }

  @Override
  public String decode(int... tokens) {
    return IntStream.of(tokens).mapToObj(words::get).collect(Collectors.joining(" "));
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
