package io.headframe.core.transformer.internal;

import io.headframe.core.method.Lease;
import io.headframe.core.model.Tokenizer;
import java.util.List;

/** What a model and those made from it have in common; closed when the last of them is. Safe for several threads. */
final class SharedParts implements AutoCloseable {

  private final Tokenizer tokenizer;
  private final ModelKernel kernel;
  private final List<Lease<?>> leases;
  private int owners = 1;

  /**
   * Owned once.
   *
   * @param tokenizer closed by the last owner
   * @param kernel closed by the last owner
   * @param leases on the techniques whose classes the models are made of; closed by the last owner
   */
  SharedParts(Tokenizer tokenizer, ModelKernel kernel, List<Lease<?>> leases) {
    this.tokenizer = tokenizer;
    this.kernel = kernel;
    this.leases = List.copyOf(leases);
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  ModelKernel kernel() {
    return kernel;
  }

  /** Adds an owner, who closes it once. */
  synchronized SharedParts share() {
    if (owners == 0) {
      throw new IllegalStateException("the model is closed");
    }
    owners++;
    return this;
  }

  /** Takes an owner away. */
  @Override
  public synchronized void close() {
    owners--;
    if (owners == 0) {
      kernel.close();
      tokenizer.close();
      leases.forEach(Lease::close);
    }
  }
}
