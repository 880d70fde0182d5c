package io.headframe.models.organisms.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a tokenizer.json that was learned by {@code train-lm}, read without a native library. It gives the ids
 * that Hugging Face's gives, but for words that the vocabulary does not have: those are refused here, because the
 * token that stands for them was never trained.
 */
final class WordTokenizer implements Tokenizer {

  /** Examples in the message for an unknown word. */
  private static final int SHOWN = 6;

  private final String name;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> words;
  private final Pattern pattern;
  private final int separator;

  /**
   * @param name of the model, for messages
   * @param json as in the file
   * @param separator the id of the token that begins and ends a text
   */
  WordTokenizer(String name, JsonObject json, int separator) {
    this.name = name;
    this.separator = separator;
    JsonObject vocabulary = json.getAsJsonObject("model").getAsJsonObject("vocab");
    vocabulary.entrySet().forEach(entry -> ids.put(entry.getKey(), entry.getValue().getAsInt()));
    words = ids.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
    String word = json.getAsJsonObject("pre_tokenizer").getAsJsonObject("pattern").get("Regex").getAsString();
    pattern = Pattern.compile(Pattern.quote(words.get(separator)) + "|" + word, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** {@inheritDoc} A word at the beginning that is known after a space alone is read as if one stood before it. */
  @Override
  public int[] encode(String text) {
    Stream.Builder<Integer> tokens = Stream.builder();
    for (Matcher matcher = pattern.matcher(text); matcher.find();) {
      String word = matcher.group();
      tokens.add(id(matcher.start() == 0 && !ids.containsKey(word) ? " " + word : word));
    }
    return tokens.build().mapToInt(Integer::intValue).toArray();
  }

  private int id(String word) {
    Integer id = ids.get(word);
    if (id == null) {
      throw new HeadframeException(OrganismError.UNKNOWN_WORD, name, word, words.stream()
          .filter(each -> each.startsWith(" ")).limit(SHOWN).map(String::strip).collect(Collectors.joining(", ")));
    }
    return id;
  }

  @Override
  public String decode(int... tokens) {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      text.append(token == separator ? "" : token(token));
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
    return OptionalInt.of(separator);
  }

  @Override
  public OptionalInt end() {
    return OptionalInt.of(separator);
  }

  @Override
  public void close() {
    // Nothing native.
  }
}
