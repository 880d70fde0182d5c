package io.headframe.prompts.api;

import ai.djl.ndarray.NDArray;
import org.osgi.annotation.versioning.ConsumerType;

/** A number for how a model answers a prompt, from the logits of the position that the answer follows. */
@ConsumerType
public interface AnswerMetric {

  /** Its name as results show it, without a capital: {@code logit difference}. */
  String title();

  /** The unit, for example {@code logits}; empty if the number has none. */
  String unit();

  /** Whether gradients flow from the result to the logits. */
  boolean differentiable();

  /**
   * Measures a batch.
   *
   * @param logits [batch, vocabulary], of the last position of each prompt
   * @param answers [batch], tokens
   * @param wrongs [batch], tokens; a metric that does not compare ignores them
   * @return [batch], owned by the manager of {@code logits}; nothing else is left with that manager
   * @throws IllegalArgumentException if the shapes do not fit
   * @throws IndexOutOfBoundsException if an answer is no token of the vocabulary
   */
  NDArray measure(NDArray logits, int[] answers, int[] wrongs);
}
