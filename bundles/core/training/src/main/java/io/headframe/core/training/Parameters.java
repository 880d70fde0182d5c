package io.headframe.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.osgi.annotation.versioning.ProviderType;

/** Where what is trained gets its arrays from, while a {@link TrainingRun} is built. */
@ProviderType
public interface Parameters {

  /**
   * Makes an array that the training changes in place. Keep the array itself or views of it made now: every step finds
   * the new numbers in it.
   *
   * @param name a name of its own, under which it is saved, and which rules and groups know it by
   * @param start its first numbers, which depend on the seed of the run and the name alone
   * @param shape the length of each axis
   * @return 32-bit floats, owned by the run
   * @throws IllegalArgumentException if the name is taken
   */
  NDArray create(String name, Initialization start, long... shape);

  /** Owns arrays that stay as they are for as long as the run is open: masks, constants, fixed features. */
  NDManager memory();
}
