package io.headframe.prompts.api;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.internal.AnswerError;
import io.headframe.prompts.api.internal.ShownTokens;
import java.util.Arrays;
import java.util.Optional;

/**
 * The tokens of a text as a model meets them after a prompt. They are not those of the text alone: {@code encode} may
 * put a token of the beginning or a space before it, or treat the space at its beginning in a way of its own.
 */
public final class Continuation {

  /** Every tokenizer reads what follows a line end as the beginning of something new. */
  private static final String LINE_END = "\n";

  private Continuation() {}

  /**
   * The tokens that a text adds to a prompt.
   *
   * <p>The rule: where the tokens of prompt and text together begin with those of the prompt, the others are the
   * text's. Where they do not, because a token spans the end of the prompt, a text that is to be joined to the prompt
   * without a space ({@code "17"} and {@code "32"}) is read as it would be after a line end, so that the model is asked
   * for that token although it would not have been given the two apart. Anything else is refused.
   *
   * @param tokenizer the model's
   * @param prompt what comes before, as it is given to {@link Tokenizer#encode}
   * @param text what follows, with the space before it if there is one
   * @throws HeadframeException if the text cannot be told from the prompt
   */
  public static int[] tokens(Tokenizer tokenizer, String prompt, String text) {
    Optional<int[]> added = added(tokenizer, prompt, text);
    if (added.isEmpty() && !spaceBetween(prompt, text)) {
      added = added(tokenizer, LINE_END, text);
    }
    return added.orElseThrow(() -> new HeadframeException(
        AnswerError.JOINED, text, prompt, ShownTokens.of(tokenizer, tokenizer.encode(prompt + text))));
  }

  /**
   * The tokens that a text adds to a prompt whose own tokens stay as they are.
   *
   * @return empty if the prompt's tokens change
   */
  public static Optional<int[]> added(Tokenizer tokenizer, String prompt, String text) {
    int[] before = tokenizer.encode(prompt);
    int[] together = tokenizer.encode(prompt + text);
    boolean extended = together.length >= before.length
        && Arrays.equals(before, 0, before.length, together, 0, before.length);
    return extended ? Optional.of(Arrays.copyOfRange(together, before.length, together.length)) : Optional.empty();
  }

  private static boolean spaceBetween(String prompt, String text) {
    return !prompt.isEmpty() && Character.isWhitespace(prompt.charAt(prompt.length() - 1))
        || !text.isEmpty() && Character.isWhitespace(text.charAt(0));
  }
}
