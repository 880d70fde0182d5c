package io.headframe.core.transformer.internal;

import io.headframe.core.kernel.Kernel;
import io.headframe.core.kernel.KernelOperations;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The kernel of a model and of those that were made of it. Opened when it is first needed. The best kernel may take a
 * second to be compiled, in which a small model generates a text with a simple one: there the simple one begins, and
 * the best takes over after a fixed number of passes, so that the same calls give the same numbers.
 */
final class ModelKernel implements AutoCloseable {

  /** Weights of a layer that a simple kernel reads in some microseconds. */
  static final long SMALL = 1_000_000;
  /** Passes until the best kernel is opened beside the simple one. */
  static final int OPENS = 300;
  /** Passes until it takes over. */
  static final int TAKES_OVER = 1000;

  private final Named best;
  private final Named simple;
  private final int threads;
  private KernelOperations operations;
  private KernelOperations first;
  private FutureTask<KernelOperations> opening;
  private int passes;
  private volatile boolean closed;

  /** A kernel and its id. */
  record Named(String id, Kernel kernel) {}

  /**
   * @param best null for none
   * @param simple begins where layers are small; null for none
   * @param threads the most that a kernel uses
   */
  ModelKernel(Named best, Named simple, int threads) {
    this.best = best;
    this.simple = simple;
    this.threads = threads;
  }

  /** No kernel: everything runs operator by operator. */
  static ModelKernel none() {
    return new ModelKernel(null, null, 1);
  }

  /**
   * The operations for the next pass.
   *
   * @param layerWeights how many weights a layer has
   * @return null where there is no kernel
   */
  synchronized KernelOperations operations(long layerWeights) {
    if (operations != null || best == null) {
      return operations;
    }
    if (closed) {
      throw new IllegalStateException("the model is closed");
    }
    if (simple == null || layerWeights > SMALL) {
      operations = best.kernel().open(threads);
      return operations;
    }
    if (first == null) {
      first = simple.kernel().open(threads);
    }
    if (passes >= OPENS && opening == null) {
      opening = new FutureTask<>(this::open);
      Thread thread = new Thread(null, opening, "headframe-kernel " + best.id(), 0, false);
      thread.setDaemon(true);
      thread.start();
    }
    if (passes < TAKES_OVER) {
      return first;
    }
    operations = opened();
    return operations;
  }

  /** Counts a pass. */
  synchronized void passed() {
    passes++;
  }

  private KernelOperations open() {
    KernelOperations open = best.kernel().open(threads);
    if (closed) {
      open.close();
    }
    return open;
  }

  private KernelOperations opened() {
    try {
      return opening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the kernel " + best.id() + " was opened", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }
  }

  /** What computes, for people. */
  synchronized String description(long layerWeights) {
    KernelOperations now = operations(layerWeights);
    if (now == null) {
      return "PyTorch";
    }
    String few = now == first
        ? simple.id() + " (" + now.description() + "), " + best.id() + " from pass " + TAKES_OVER + " on"
        : best.id() + " (" + now.description() + ")";
    return few + "; long passes and hooks by PyTorch";
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (KernelOperations open : Arrays.asList(operations, first, late())) {
      if (open != null) {
        open.close();
      }
    }
    operations = null;
    first = null;
  }

  /** What nobody waited for; if it is not there yet, it is closed when it comes. */
  private KernelOperations late() {
    return opening != null && opening.isDone() && operations == null ? opened() : null;
  }
}
