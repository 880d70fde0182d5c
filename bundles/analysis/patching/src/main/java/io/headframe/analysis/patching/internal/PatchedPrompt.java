package io.headframe.analysis.patching.internal;

import io.headframe.prompts.api.EncodedPair;
import java.util.Arrays;

/**
 * A prompt that is patched and the prompt that activations are taken from.
 *
 * @param base [position], patched
 * @param source [position], as many
 * @param answer token
 * @param wrong token
 */
record PatchedPrompt(int[] base, int[] source, int answer, int wrong) {

  /** The corrupt prompt, patched with the clean one: what is enough for the answer? */
  static PatchedPrompt denoising(EncodedPair pair) {
    return new PatchedPrompt(pair.corrupt(), pair.clean(), pair.answer(), pair.wrong());
  }

  /** The clean prompt, patched with the corrupt one: what is needed for the answer? */
  static PatchedPrompt noising(EncodedPair pair) {
    return new PatchedPrompt(pair.clean(), pair.corrupt(), pair.answer(), pair.wrong());
  }

  /** The first position at which the prompts differ; their length if they do not. */
  int first() {
    int first = Arrays.mismatch(base, source);
    return first < 0 ? base.length : first;
  }

  /** The number of positions. */
  int length() {
    return base.length;
  }

  /** The part of the patched prompt between two positions, for each row of a batch. */
  int[][] baseRows(int rows, int from, int to) {
    int[][] tokens = new int[rows][];
    Arrays.fill(tokens, Arrays.copyOfRange(base, from, to));
    return tokens;
  }
}
