package io.headframe.core.console.internal;

import io.headframe.core.model.Tokenizer;
import java.util.Arrays;

/**
 * The text of a growing list of tokens, handed out piece by piece. A character of several tokens waits for its last
 * one. The prompt is decoded along, because the text of a token can depend on those before it.
 */
final class GrowingText {

  private static final char REPLACEMENT = '\ufffd';

  private final Tokenizer tokenizer;
  private int[] tokens;
  private int length;
  private int given;

  GrowingText(Tokenizer tokenizer, int[] prompt) {
    this.tokenizer = tokenizer;
    this.tokens = prompt.clone();
    this.length = prompt.length;
    this.given = tokenizer.decode(prompt).length();
  }

  /** What the token adds to the text that was handed out; empty while a character is incomplete. */
  String add(int token) {
    if (length == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * length);
    }
    tokens[length++] = token;
    String text = tokenizer.decode(Arrays.copyOf(tokens, length));
    int end = text.length();
    while (end > given && text.charAt(end - 1) == REPLACEMENT) {
      end--;
    }
    return piece(text, end);
  }

  /** What is left when no token follows. */
  String rest() {
    String text = tokenizer.decode(Arrays.copyOf(tokens, length));
    return piece(text, text.length());
  }

  private String piece(String text, int end) {
    String piece = end > given ? text.substring(given, end) : "";
    given = Math.max(given, end);
    return piece;
  }
}
