package io.headframe.models.constructed.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens: one that begins a sequence, 16 keys {@code #0 … #15}, and 256 syllables. A syllable is an onset and a
 * rime, so that two syllables share both parts, one, or none.
 */
final class Vocabulary {

  static final int BEGINNING = 0;
  static final int FIRST_KEY = 1;
  static final int KEYS = 16;
  static final int FIRST_SYLLABLE = FIRST_KEY + KEYS;
  static final int PARTS = 16;
  static final int SIZE = FIRST_SYLLABLE + PARTS * PARTS;

  private static final List<String> ONSETS =
      List.of("b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z");
  private static final List<String> RIMES =
      List.of("a", "e", "i", "o", "u", "ai", "ei", "oi", "an", "en", "in", "on", "un", "ar", "er", "or");

  private Vocabulary() {}

  static boolean isKey(int token) {
    return token >= FIRST_KEY && token < FIRST_SYLLABLE;
  }

  static boolean isSyllable(int token) {
    return token >= FIRST_SYLLABLE;
  }

  static int onset(int syllable) {
    return (syllable - FIRST_SYLLABLE) / PARTS;
  }

  static int rime(int syllable) {
    return (syllable - FIRST_SYLLABLE) % PARTS;
  }

  /** The text of every token, by id. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("<s>");
    for (int key = 0; key < KEYS; key++) {
      words.add("#" + key);
    }
    for (String onset : ONSETS) {
      for (String rime : RIMES) {
        words.add(onset + rime);
      }
    }
    return List.copyOf(words);
  }
}
