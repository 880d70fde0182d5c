package io.headframe.core.transformer.internal;

import io.headframe.core.kernel.Kernel;
import io.headframe.core.kernel.KernelOperations;
import java.util.Optional;

/** The kernel of a model and those that were made of it. Opened when it is first needed. For several threads. */
final class ModelKernel implements AutoCloseable {

  /** No kernel: everything runs operator by operator. */
  static final ModelKernel NONE = new ModelKernel("none", null, 1);

  private final String id;
  private final Kernel kernel;
  private final int threads;
  private KernelOperations operations;
  private boolean closed;

  /**
   * @param id of the kernel
   * @param kernel null for none
   * @param threads the most that it uses
   */
  ModelKernel(String id, Kernel kernel, int threads) {
    this.id = id;
    this.kernel = kernel;
    this.threads = threads;
  }

  /** The operations; empty where there is no kernel. */
  synchronized Optional<KernelOperations> operations() {
    if (operations == null && kernel != null) {
      if (closed) {
        throw new IllegalStateException("the model is closed");
      }
      operations = kernel.open(threads);
    }
    return Optional.ofNullable(operations);
  }

  /** What computes, for people. */
  String description() {
    String rest = "PyTorch";
    return operations().map(few -> id + " (" + few.description() + "), long passes and hooks by " + rest).orElse(rest);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (operations != null) {
      operations.close();
      operations = null;
    }
  }
}
