package ${package};

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Words between spaces. Immutable. */
final class WordTokenizer implements Tokenizer {

  /** Arguments: the word, some of those that there are. */
  static final ErrorKind UNKNOWN_WORD = ErrorKind.input(
      "${ERROR}-002",
      "The model has no token for '%s'; it knows words such as %s.");

  private final List<String> words;

  /** @param words the text of each token */
  WordTokenizer(List<String> words) {
    this.words = List.copyOf(words);
  }

  @Override
  public int[] encode(String text) {
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).mapToInt(this::id).toArray();
  }

  private int id(String word) {
    int id = words.indexOf(word);
    if (id < 0) {
      throw new HeadframeException(UNKNOWN_WORD, word, words.stream().limit(5).collect(Collectors.joining(", ")));
    }
    return id;
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
