package io.headframe.prompts.testing;

import io.headframe.core.model.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words, numbers and signs, without the spaces between them. Numbers of four digits are halved. Words that it does not
 * know are one unknown token. Begins texts with a token.
 */
public final class WordTokenizer implements Tokenizer {

  private static final Pattern WORD = Pattern.compile("\\d\\d(?=\\d\\d)|\\p{L}+|\\d+|[^\\s\\p{L}\\d]");
  private static final int UNKNOWN = 1;

  private final Predicate<String> known;
  private final List<String> words = new ArrayList<>(List.of("<s>", "<unk>"));
  private final Map<String, Integer> ids = new HashMap<>();

  /** @param known which words it has */
  public WordTokenizer(Predicate<String> known) {
    this.known = known;
  }

  @Override
  public int[] encode(String text) {
    IntStream.Builder tokens = IntStream.builder().add(0);
    for (Matcher matcher = WORD.matcher(text); matcher.find();) {
      tokens.add(known.test(matcher.group()) ? id(matcher.group()) : UNKNOWN);
    }
    return tokens.build().toArray();
  }

  private int id(String word) {
    return ids.computeIfAbsent(word, unseen -> {
      words.add(unseen);
      return words.size() - 1;
    });
  }

  @Override
  public String decode(int... tokens) {
    return IntStream.of(tokens).filter(token -> token > UNKNOWN).mapToObj(words::get).collect(Collectors.joining(" "));
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
    return OptionalInt.of(0);
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
