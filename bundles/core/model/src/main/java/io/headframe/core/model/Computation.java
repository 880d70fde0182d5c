package io.headframe.core.model;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.internal.ComputationError;

/**
 * How a model computes its sessions. Numbers of two ways differ by rounding.
 *
 * @param kernel id of the kernel for passes over few positions, {@link #BEST} or {@link #NONE}
 * @param threads the most threads that such passes use, at least 1
 */
public record Computation(String kernel, int threads) {

  /** The kernel of the greatest rank that is installed. */
  public static final String BEST = "best";

  /** No kernel: all passes run operator by operator, and can be looked into. */
  public static final String NONE = "none";

  /** The best kernel, on all processors. */
  public static final Computation DEFAULT = new Computation(BEST, Runtime.getRuntime().availableProcessors());

  /**
   * Checks the threads.
   *
   * @throws HeadframeException if there is none
   */
  public Computation {
    if (threads < 1) {
      throw new HeadframeException(ComputationError.THREADS, threads);
    }
  }
}
