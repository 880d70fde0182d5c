package io.headframe.prompts.needles;

import io.headframe.core.error.HeadframeException;
import io.headframe.prompts.needles.internal.NeedleError;

/**
 * How long a prompt is and where its needle lies.
 *
 * @param length tokens of the prompt, with the token of the beginning and the question
 * @param depth where the needle lies: 0 at the beginning of the prompt, 1 at its end, two to six words before the
 *     question
 * @param valueLength tokens of each value, at least 1
 * @param others how many other needles there are, each with a key and a value of its own
 */
public record NeedleShape(int length, double depth, int valueLength, int others) {

  /**
   * Checks that the depth is between 0 and 1 and the needles have room.
   *
   * @throws HeadframeException if the prompt is too short for its needles; the message says how long it must be
   */
  public NeedleShape {
    if (!(depth >= 0 && depth <= 1) || valueLength < 1 || others < 0) {
      throw new IllegalArgumentException("no needle at depth " + depth + " with a value of " + valueLength
          + " tokens and " + others + " others");
    }
    // The beginning, the question, and the words between it and the needle.
    long needed = 2 + Needles.LEAST_GAP + (1L + others) * (1 + valueLength);
    if (length < needed) {
      throw new HeadframeException(NeedleError.NO_ROOM, length, 1 + others, valueLength, needed);
    }
  }
}
