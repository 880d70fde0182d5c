package io.headframe.draft.heads.internal;

/** What heads read of the hidden states of one sequence. */
@FunctionalInterface
interface SequenceReader {

  /**
   * Reads hidden states behind those that it read before.
   *
   * @param hidden [token, width], at least one
   * @param wanted of how many tokens, the last ones, the result is wanted
   * @return [wanted token, width]
   */
  float[] read(float[] hidden, int wanted);
}
