package io.headframe.benchmark.synthetic.internal;

import io.headframe.benchmark.synthetic.Pieces;
import io.headframe.core.model.Tokenizer;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Tokens whose text is their number.
 *
 * @param size how many there are
 */
public record NumberTokenizer(int size) implements Tokenizer {

  @Override
  public int[] encode(String text) {
    return Arrays.stream(text.trim().split("\\s+"))
        .filter(word -> word.matches("\\d{" + Pieces.LENGTH + "}"))
        .mapToInt(Integer::parseInt)
        .filter(id -> id < size)
        .toArray();
  }

  @Override
  public String decode(int... tokens) {
    return Arrays.stream(tokens).mapToObj(Pieces::of).collect(Collectors.joining(" "));
  }

  @Override
  public String token(int id) {
    return Pieces.of(Objects.checkIndex(id, size));
  }

  @Override
  public OptionalInt beginning() {
    return OptionalInt.of(1);
  }

  @Override
  public OptionalInt end() {
    return OptionalInt.of(2);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
