package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import org.osgi.annotation.versioning.ProviderType;

/** The tensors of a checkpoint as 32-bit arrays that the model owns. */
@ProviderType
public interface Weights {

  /**
   * A tensor that must be there.
   *
   * @param name its name in the checkpoint
   * @param shape the length of each axis that it must have
   * @return the array, valid until the model is closed; 32-bit tensors of mapped files are used in place
   * @throws io.headframe.core.error.HeadframeException if it is missing or has another shape
   */
  NDArray get(String name, long... shape);

  /** Whether the checkpoint has a tensor of this name. */
  boolean has(String name);
}
