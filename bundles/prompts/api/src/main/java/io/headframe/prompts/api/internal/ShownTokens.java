package io.headframe.prompts.api.internal;

import io.headframe.core.model.Tokenizer;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tokens as messages show them: each by itself between bars, so that spaces are seen. */
public final class ShownTokens {

  private ShownTokens() {}

  /** For example {@code | Bar|tholomew|}; {@code none} if there are none. */
  public static String of(Tokenizer tokenizer, int... tokens) {
    return tokens.length == 0
        ? "none"
        : Arrays.stream(tokens).mapToObj(tokenizer::token).collect(Collectors.joining("|", "|", "|"));
  }
}
