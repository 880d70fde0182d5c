package io.headframe.models.constructed.internal;

/** The residual stream: which coordinates say what. Every statement is a one-hot code, so products count matches. */
final class Residual {

  /** Onset of the token here. */
  static final int ONSET = 0;
  /** Rime of the token here. */
  static final int RIME = ONSET + Vocabulary.PARTS;
  /** Key here. */
  static final int KEY = RIME + Vocabulary.PARTS;
  /** 1 at the token that begins the sequence. */
  static final int BEGINNING = KEY + Vocabulary.KEYS;
  /** 1 everywhere. */
  static final int ONE = BEGINNING + 1;
  /** The position here: three octal digits. */
  static final int POSITION = ONE + 1;
  /** The position before: three octal digits; nothing at position 0. */
  static final int POSITION_BEFORE = POSITION + 3 * 8;
  /** Onset, rime and key of the token before, written by head 0.0. */
  static final int TOKEN_BEFORE = POSITION_BEFORE + 3 * 8;
  /** 1 where the token occurred earlier, written by head 0.1. */
  static final int SEEN = TOKEN_BEFORE + 2 * Vocabulary.PARTS + Vocabulary.KEYS;
  /** Onset, rime and key of the token to say next, written by heads 1.0 and 1.1. */
  static final int NEXT = SEEN + 1;
  /** Width of the stream. */
  static final int WIDTH = NEXT + 2 * Vocabulary.PARTS + Vocabulary.KEYS;

  /** Coordinates of onset and rime. */
  static final int SYLLABLE_CODE = 2 * Vocabulary.PARTS;
  /** Coordinates of onset, rime and key. */
  static final int TOKEN_CODE = SYLLABLE_CODE + Vocabulary.KEYS;
  /** Coordinates of a position. */
  static final int POSITION_CODE = 3 * 8;
  /** The most positions that three octal digits count. */
  static final int POSITIONS = 8 * 8 * 8;

  private Residual() {}

  /** The coordinate of one of the three digits, from the most significant, within a position code. */
  static int digit(int position, int which) {
    return 8 * which + (position >> 3 * (2 - which) & 7);
  }
}
