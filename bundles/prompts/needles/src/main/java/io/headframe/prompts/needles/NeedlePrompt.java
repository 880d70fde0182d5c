package io.headframe.prompts.needles;

import java.util.Arrays;

/**
 * A prompt that asks for a value which stands in it once. The last token is the question: the key again. The value is
 * what a model goes on with if it finds the needle.
 *
 * @param tokens [position], beginning with the token of the beginning if the tokenizer has one
 * @param valuePosition where the value begins; its key stands right before
 * @param valueLength tokens of the value
 * @param otherPositions where the values of the other needles begin, in the order of the prompt
 */
public record NeedlePrompt(int[] tokens, int valuePosition, int valueLength, int[] otherPositions) {

  /** Copies the arrays. */
  public NeedlePrompt {
    tokens = tokens.clone();
    otherPositions = otherPositions.clone();
  }

  /** The tokens of the value: the answer. */
  public int[] value() {
    return Arrays.copyOfRange(tokens, valuePosition, valuePosition + valueLength);
  }

  /** Whether a position is one of the value's. */
  public boolean inValue(int position) {
    return position >= valuePosition && position < valuePosition + valueLength;
  }
}
