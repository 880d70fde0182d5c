package io.headframe.core.model.transform;

import io.headframe.core.model.CausalLM;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes a new model of a model's weights, in steps that can be chosen, and says how exact each of them is. Registered
 * as a service with a technique id.
 */
@ConsumerType
public interface ModelTransform {

  /**
   * All steps in the order in which they are taken, and how exact each is for a model. Computes nothing.
   *
   * @throws io.headframe.core.error.HeadframeException if the model is not made of parts that this transform knows
   */
  List<TransformStep> steps(CausalLM model);

  /**
   * Transforms.
   *
   * @param model stays as it is, and may be closed before or after the new one
   * @param steps the ids of those to take; the order of {@link #steps} counts
   * @param tokens sequences [batch][position] of one length, on which the two models are compared
   * @return the new model, which the caller closes, and the report; the new model has memory, sessions and hook points
   *     of its own
   * @throws io.headframe.core.error.HeadframeException if there is no such step, a step is refused for this model, or
   *     the model is not made of parts that this transform knows
   */
  TransformedModel apply(CausalLM model, Set<String> steps, int[][] tokens);
}
