package io.headframe.core.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Changes gradients before they are clipped and used. */
@ConsumerType
@FunctionalInterface
public interface GradientRule {

  /**
   * The gradient that is used instead. Called on the thread that trains, once a step for each array that is trained.
   *
   * @param name of the array
   * @param gradient of its shape
   * @param context the step
   * @return of the same shape; {@code gradient} itself where nothing changes
   */
  NDArray apply(String name, NDArray gradient, StepContext context);

  /**
   * Multiplies gradients with masks: where a mask is 0 the gradient never moves the number. Weight decay does; put such
   * an array into a {@link ParameterGroup} without it if it is to stay.
   *
   * @param masks by the name of the array, of its shape or one that spreads to it; owned by whoever made them, for as
   *     long as the training
   */
  static GradientRule mask(Map<String, NDArray> masks) {
    Map<String, NDArray> copy = Map.copyOf(masks);
    return (name, gradient, context) -> copy.containsKey(name) ? gradient.mul(copy.get(name)) : gradient;
  }
}
