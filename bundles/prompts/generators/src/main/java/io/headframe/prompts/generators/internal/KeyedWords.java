package io.headframe.prompts.generators.internal;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The words of texts with needles: the keys {@code #0} to {@code #15} and 256 syllables, an onset and a rime each. They
 * are the vocabulary of the constructed model, which can read such texts.
 */
final class KeyedWords {

  static final List<String> KEYS = IntStream.range(0, 16).mapToObj(key -> "#" + key).toList();

  static final List<String> SYLLABLES =
      List.of("b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z").stream()
          .flatMap(onset -> List.of("a", "e", "i", "o", "u", "ai", "ei", "oi", "an", "en", "in", "on", "un", "ar", "er",
              "or").stream().map(rime -> onset + rime))
          .toList();

  /** Those with a simple rime, 64: small models learn to tell them apart soon. */
  static final List<String> SIMPLE = SYLLABLES.stream().filter(each -> each.matches(".[aeio]")).toList();

  private KeyedWords() {}
}
