package io.headframe.core.training;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Computes what is made small from a batch and the arrays of {@link Parameters}. Called by the thread that trains.
 *
 * @param <B> a batch
 */
@ConsumerType
@FunctionalInterface
public interface Objective<B> {

  /**
   * The terms of the loss, at least one, under the same names in every step. PyTorch keeps the graph of what is
   * computed here; one forward pass may serve several terms. Arrays that are made here are closed at the end of the
   * step, whoever owns them. Close none before that was made of Java's numbers: PyTorch reads it once more for the
   * gradients, and DJL leaves it in a buffer of Java's that may be gone then. DJL's {@code x.mul(0.5)} and {@code
   * x.div(2)} close one at once: multiply with an array instead, or with {@code GraphArrays.scaled} of {@code
   * io.headframe.core.model}.
   *
   * @param batch of the step
   * @param context the step
   */
  List<LossTerm> terms(B batch, StepContext context);
}
