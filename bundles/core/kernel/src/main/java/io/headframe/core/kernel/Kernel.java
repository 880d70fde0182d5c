package io.headframe.core.kernel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to compute the operations of a decoder on few positions: one token after the other, or some dozens of
 * candidates at once. There the weights are read once for a handful of multiplications each, so that memory is the
 * limit; passes over many positions are matrix products, and libtorch makes them. A technique, whose id says how it is
 * made. Of those that are installed a model takes the one of the greatest rank, and says so.
 */
@ConsumerType
public interface Kernel {

  /** What kernels are chosen by: 0 for loops that run on every Java, 100 for vectors, 200 for native code. */
  int rank();

  /**
   * Makes the operations ready to use. Whatever has to be measured or compiled first happens here.
   *
   * @param threads how many threads may compute at once, the caller's among them; at least 1
   * @return operations that the caller closes
   */
  KernelOperations open(int threads);
}
