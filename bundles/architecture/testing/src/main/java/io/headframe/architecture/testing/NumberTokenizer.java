package io.headframe.architecture.testing;

import io.headframe.core.model.Tokenizer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Writes tokens as numbers with spaces between. */
final class NumberTokenizer implements Tokenizer {

  private final int size;

  NumberTokenizer(int size) {
    this.size = size;
  }

  @Override
  public int[] encode(String text) {
    return text.isBlank() ? new int[0] : Arrays.stream(text.strip().split(" +")).mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public String decode(int... tokens) {
    return Arrays.stream(tokens).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  @Override
  public String token(int id) {
    return Integer.toString(id);
  }

  @Override
  public int size() {
    return size;
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
