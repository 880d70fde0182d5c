package io.headframe.training.tokenizer;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A tokenizer to which a word with the space before it is one token, and so is a number, with {@code #} before it if it
 * has that, each half of a number of four digits, and every other sign: for texts from generators, whose words are few
 * and whose answers must be one token.
 *
 * @param vocabulary the tokens by id: the special ones, {@code <unk>} for words that the text did not have, then words
 *     from the most frequent to the rarest
 * @param special tokens that stand for themselves
 */
public record WordTokenizer(List<String> vocabulary, List<String> special) implements TrainedTokenizer {

  private static final String UNKNOWN = "<unk>";

  /** In the syntax that Java's and Hugging Face's expressions share. */
  private static final String WORD = " ?(?:\\p{N}{2}(?=\\p{N}{2})|\\p{L}+|#?\\p{N}+|[^\\s\\p{L}\\p{N}])|\\s";

  private static final Pattern WORDS = Pattern.compile(WORD, Pattern.UNICODE_CHARACTER_CLASS);

  /** Copies the lists. */
  public WordTokenizer {
    vocabulary = List.copyOf(vocabulary);
    special = List.copyOf(special);
  }

  /**
   * Takes the words of a text.
   *
   * @param text any text
   * @param special tokens that stand for themselves and take the first ids; they separate words in the text
   */
  public static WordTokenizer of(String text, List<String> special) {
    Map<String, Integer> counts = new HashMap<>();
    String[] parts = special.isEmpty()
        ? new String[] {text} : text.split(String.join("|", special.stream().map(Pattern::quote).toList()));
    for (String part : parts) {
      words(part).forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    List<String> vocabulary = new ArrayList<>(special);
    vocabulary.add(UNKNOWN);
    counts.keySet().stream()
        .sorted(Comparator.comparing((String word) -> -counts.get(word)).thenComparing(Comparator.naturalOrder()))
        .forEach(vocabulary::add);
    return new WordTokenizer(vocabulary, special);
  }

  /** The words of a text, one after the other; together they are the text. */
  public static List<String> words(String text) {
    return WORDS.matcher(text).results().map(MatchResult::group).toList();
  }

  @Override
  public JsonObject toJson() {
    JsonObject pattern = new JsonObject();
    pattern.addProperty("Regex", WORD);
    JsonObject split = new JsonObject();
    split.addProperty("type", "Split");
    split.add("pattern", pattern);
    split.addProperty("behavior", "Isolated");
    split.addProperty("invert", false);
    JsonObject fuse = new JsonObject();
    fuse.addProperty("type", "Fuse");
    JsonObject model = new JsonObject();
    model.addProperty("type", "WordLevel");
    model.add("vocab", TokenizerJson.ids(vocabulary));
    model.addProperty("unk_token", UNKNOWN);
    return TokenizerJson.of(vocabulary, special, split, fuse, model);
  }
}
