package io.headframe.training.tokenizer;

import java.nio.charset.StandardCharsets;

/**
 * Bytes as characters that can be seen, so that any text has a place in a JSON file: the table of GPT-2's tokenizer
 * (Radford et al., 2019), in which printable Latin-1 bytes stand for themselves and the others for the characters from
 * U+0100 on.
 */
final class ByteText {

  private ByteText() {}

  /** The character of a byte. */
  static char of(int value) {
    if (isPrintable(value)) {
      return (char) value;
    }
    int others = 0;
    for (int before = 0; before < value; before++) {
      others += isPrintable(before) ? 0 : 1;
    }
    return (char) (256 + others);
  }

  private static boolean isPrintable(int value) {
    return value >= '!' && value <= '~' || value >= 0xa1 && value <= 0xac || value >= 0xae;
  }

  /** The characters of the UTF-8 bytes of a text. */
  static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder characters = new StringBuilder(bytes.length);
    for (byte each : bytes) {
      characters.append(of(each & 0xff));
    }
    return characters.toString();
  }
}
