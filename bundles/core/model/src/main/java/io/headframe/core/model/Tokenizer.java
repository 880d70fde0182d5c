package io.headframe.core.model;

import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns text into tokens and back. Safe for use by several threads. */
@ConsumerType
public interface Tokenizer extends AutoCloseable {

  /**
   * The tokens of a text, beginning with {@link #beginning()} if the tokenizer was made to add it.
   *
   * @param text any text, also empty
   */
  int[] encode(String text);

  /** The text of tokens, without special tokens. */
  String decode(int... tokens);

  /**
   * One token as people read it: its own text, special tokens by name, a space where the token begins with one.
   *
   * @throws IndexOutOfBoundsException if there is no such token
   */
  String token(int id);

  /** The number of tokens. */
  int size();

  /** The token that begins a sequence, if there is one. */
  OptionalInt beginning();

  /** The token that ends a sequence, if there is one. */
  OptionalInt end();

  /** Frees native memory, if there is any. */
  @Override
  void close();
}
