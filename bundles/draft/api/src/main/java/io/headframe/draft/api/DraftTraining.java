package io.headframe.draft.api;

import io.headframe.core.model.CausalLM;

/**
 * What heads are trained on, and for how long.
 *
 * @param model frozen; stays the caller's
 * @param trained the tokens of the text that is trained on; not copied
 * @param heldOut tokens that are not trained on, on which the heads are measured; not copied
 * @param vocabulary how many tokens heads may propose, the most frequent of the text; 0 for all
 * @param heads how many tokens ahead
 * @param layers of each head; 0 for as many as the technique has of its own
 * @param window tokens of a sequence
 * @param batch sequences of a step
 * @param steps in all
 * @param learningRate the highest; 0 for the one that the technique has of its own
 */
public record DraftTraining(CausalLM model, int[] trained, int[] heldOut, int vocabulary, int heads, int layers,
    int window, int batch, int steps, double learningRate) {

  /** The same, at this rate where none was asked for. */
  public DraftTraining at(double ownRate) {
    return learningRate > 0 ? this
        : new DraftTraining(model, trained, heldOut, vocabulary, heads, layers, window, batch, steps, ownRate);
  }
}
