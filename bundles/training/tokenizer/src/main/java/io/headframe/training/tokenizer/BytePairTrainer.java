package io.headframe.training.tokenizer;

import io.headframe.training.tokenizer.PairCounts.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Learns a byte-level byte-pair vocabulary: words are split into bytes, and again and again the most frequent pair of
 * neighbours becomes a token of its own. Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with
 * Subword Units" (2016), arXiv 1508.07909, algorithm 1, on the bytes of words as GPT-2 cuts them (Radford et al., 2019,
 * section 2.2). Of equally frequent pairs the one whose tokens are older comes first, as in Hugging Face's trainer.
 *
 * <p>All 256 bytes are tokens, so that every text can be written. Instances are immutable.
 */
public final class BytePairTrainer {

  /** The least size of a vocabulary but for special tokens. */
  public static final int BYTES = 256;

  /** GPT-2's: words with the space before them, numbers, other signs, and space. */
  private static final Pattern WORDS = Pattern.compile(
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
      Pattern.UNICODE_CHARACTER_CLASS);

  private final int size;
  private final List<String> special;

  /**
   * @param size of the vocabulary with the special tokens, at least 256 and as many as there are special tokens; where
   *     the text has too few pairs that occur twice, the vocabulary is smaller
   * @param special tokens that stand for themselves and take the first ids; they separate words in the text
   */
  public BytePairTrainer(int size, List<String> special) {
    if (size < BYTES + special.size()) {
      throw new IllegalArgumentException("a vocabulary of " + size + " for 256 bytes and " + special.size()
          + " special tokens");
    }
    this.size = size;
    this.special = List.copyOf(special);
  }

  /**
   * Learns from a text.
   *
   * @param text any text
   * @param learned told after each merge how many tokens there are; may throw to stop
   */
  public BytePairTokenizer train(String text, IntConsumer learned) {
    List<String> vocabulary = new ArrayList<>(special);
    // In the order of their characters, as Hugging Face's trainer numbers them.
    IntStream.range(0, BYTES).map(ByteText::of).sorted().forEach(byteText ->
        vocabulary.add(String.valueOf((char) byteText)));
    Map<String, Integer> ids = new HashMap<>();
    vocabulary.forEach(token -> ids.put(token, ids.size()));
    Map<String, Long> words = words(text);
    PairCounts counts = new PairCounts(
        words.keySet().stream().map(word -> word.chars()
            .map(character -> ids.get(String.valueOf((char) character))).toArray()).toList(),
        words.values().stream().mapToLong(Long::longValue).toArray());
    List<BytePairTokenizer.Merge> merges = new ArrayList<>();
    while (vocabulary.size() < size) {
      Pair pair = counts.mostFrequent();
      if (pair == null) {
        break;
      }
      String left = vocabulary.get(pair.left());
      String right = vocabulary.get(pair.right());
      merges.add(new BytePairTokenizer.Merge(left, right));
      // Two ways to one token: it keeps the id of the first.
      Integer known = ids.putIfAbsent(left + right, vocabulary.size());
      counts.merge(pair, ids.get(left + right));
      if (known == null) {
        vocabulary.add(left + right);
      }
      learned.accept(vocabulary.size());
    }
    return new BytePairTokenizer(vocabulary, merges, special);
  }

  /** The words of a text with their counts, in alphabetical order. */
  private Map<String, Long> words(String text) {
    Map<String, Long> words = new TreeMap<>();
    for (String part : special.isEmpty() ? new String[] {text} : text.split(separators())) {
      for (Matcher word = WORDS.matcher(part); word.find();) {
        words.merge(ByteText.of(word.group()), 1L, Long::sum);
      }
    }
    return words;
  }

  private String separators() {
    return String.join("|", special.stream().map(Pattern::quote).toList());
  }
}
