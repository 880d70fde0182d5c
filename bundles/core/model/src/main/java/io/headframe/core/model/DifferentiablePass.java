package io.headframe.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A forward pass whose graph is kept, so that anything that is computed from its activations can be differentiated.
 * Several passes may be open at a time. Used by the thread that made it.
 *
 * <pre>
 * try (DifferentiablePass pass = model.differentiate(plan, "blocks.*.attn.z")) {
 *   NDArray gradient = pass.gradients(seen -> NextTokenLoss.of(seen.logits(), tokens), Graph.RELEASE)
 *       .get("blocks.0.attn.z");   // [batch, position, head, head width]
 * }
 * </pre>
 */
@ProviderType
public interface DifferentiablePass extends AutoCloseable {

  /** What becomes of the graph after its gradients are computed. */
  enum Graph {
    /** It is freed; nothing that passed through it can be differentiated again. */
    RELEASE,
    /** It stays, for another target. */
    KEEP,
    /** It stays, and gradients are a part of it, so that what is computed from them can be differentiated. */
    CREATE
  }

  /** Logits and captured activations, a part of the graph. The pass owns them. */
  Activations activations();

  /**
   * Gradients with regard to the sites that the pass was made for, after all changes of the plan at them.
   *
   * @param target computes from {@link #activations()}, and from gradients of an earlier call with {@link
   *     Graph#CREATE}, what is differentiated: the sum of the elements that it returns
   * @param graph what becomes of the graph
   * @return the gradients under the names of the sites, each with the shape of its activation; zeros where the target
   *     does not depend on it. The pass owns them
   */
  Activations gradients(Function<Activations, NDArray> target, Graph graph);

  /**
   * Gradients with regard to arrays of the caller, for example a mask that a {@link Intervention.Compute} multiplies
   * with, or an activation that was captured. An array that is no result of the graph needs
   * {@code setRequiresGradient(true)} before the pass.
   *
   * @param target as above
   * @param with the arrays
   * @param graph what becomes of the graph
   * @return in the order of {@code with}; the pass owns them
   */
  NDList gradients(Function<Activations, NDArray> target, NDList with, Graph graph);

  /** Frees the graph, the activations and the gradients. A second call does nothing. */
  @Override
  void close();
}
