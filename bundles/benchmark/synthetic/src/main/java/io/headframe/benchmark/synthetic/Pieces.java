package io.headframe.benchmark.synthetic;

import java.util.Locale;

/**
 * The text of tokens that have none of their own: the number in {@value #LENGTH} digits. All are of one length, so that
 * a text made of them is read back in one way only, whatever the tokenizer does.
 */
public final class Pieces {

  /** Digits of a piece. */
  public static final int LENGTH = 6;

  private Pieces() {}

  /** The piece of a token. */
  public static String of(int token) {
    return String.format(Locale.ROOT, "%0" + LENGTH + "d", token);
  }
}
