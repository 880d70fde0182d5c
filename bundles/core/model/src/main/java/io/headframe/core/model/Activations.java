package io.headframe.core.model;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a forward pass captured. It owns the native memory of its arrays: they are valid until it is closed, and it is
 * closed with the model at the latest.
 */
@ProviderType
public interface Activations extends AutoCloseable {

  /**
   * The logits, 32-bit floats: [batch, position, vocabulary], with one position where the plan asks for the last.
   *
   * @throws IllegalStateException if the plan left them out
   */
  NDArray logits();

  /**
   * A captured activation, with the axes of its site.
   *
   * @param name the id of the point or one of its aliases
   * @throws io.headframe.core.error.HeadframeException if it was not captured (the message lists what was) or
   *     the name stands for several points
   */
  NDArray get(String name);

  /**
   * As {@link #logits}, in Java's own memory, which stays when this is closed. Where a kernel computed them they are
   * there already, and no native memory is taken.
   */
  Tensor logitsTensor();

  /** As {@link #get}, in Java's own memory, like {@link #logitsTensor}. */
  Tensor tensor(String name);

  /** The captured points, in the order in which they were computed. */
  Set<HookPoint> points();

  /** Frees the arrays. A second call does nothing. */
  @Override
  void close();
}
