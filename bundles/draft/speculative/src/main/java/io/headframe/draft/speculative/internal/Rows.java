package io.headframe.draft.speculative.internal;

/** Logits of a pass over a proposal. */
@FunctionalInterface
public interface Rows {

  /**
   * A copy of the logits after a node.
   *
   * @param node −1 for the token before the proposal
   * @return [vocabulary]
   */
  float[] after(int node);
}
