package io.headframe.core.transformer.internal;

import io.headframe.core.model.Tokenizer;
import java.util.OptionalInt;

/** A tokenizer without a vocabulary, which says when it is closed. */
record NoTokens(Runnable whenClosed) implements Tokenizer {

  @Override
  public int[] encode(String text) {
    return new int[0];
  }

  @Override
  public String decode(int... tokens) {
    return "";
  }

  @Override
  public String token(int id) {
    throw new IndexOutOfBoundsException(id);
  }

  @Override
  public int size() {
    return 0;
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
    whenClosed.run();
  }
}
