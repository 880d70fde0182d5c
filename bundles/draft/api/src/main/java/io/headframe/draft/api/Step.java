package io.headframe.draft.api;

import io.headframe.core.model.Tensor;
import java.util.Map;

/**
 * What became of a proposal, or of the prompt.
 *
 * @param tokens that joined the sequence, in order, at least one: of the prompt, or the next token and what was
 *     accepted
 * @param activations by the names of {@link Draft#sites()}: [token, width]
 * @param likeliest the model's most probable token after the next token and after each node of the proposal, accepted
 *     or not: [1 + node]; empty after a prompt
 */
public record Step(int[] tokens, Map<String, Tensor> activations, int[] likeliest) {

  /** Copies the map. */
  public Step {
    if (tokens.length == 0) {
      throw new IllegalArgumentException("a step without tokens");
    }
    activations = Map.copyOf(activations);
  }
}
