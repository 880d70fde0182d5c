package io.headframe.core.kernel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to compute the operations of a decoder on few positions: one token after the other, or some dozens of
 * candidates at once. There the weights are read once for a handful of multiplications each, so that memory is the
 * limit; passes over many positions are matrix products, and libtorch makes them. A technique, whose id says how it is
 * made. A model measures the kernels that are installed on its own weights when it first needs one, and says which it
 * chose.
 */
@ConsumerType
public interface Kernel {

  /**
   * Makes the operations ready to use. Whatever has to be measured or compiled first happens here.
   *
   * @param threads how many threads may compute at once, the caller's among them; at least 1
   * @return operations that the caller closes
   */
  KernelOperations open(int threads);
}
