package io.headframe.draft.heads.layer;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Product;
import io.headframe.core.model.CausalLM;
import io.headframe.core.transformer.DecoderModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the networks of a draft are computed with: the kernel of the model that they draft for, whose threads wait while
 * they draft anyway; where it has none, loops in plain Java, which are right and slow. The model is asked each time,
 * for it may take another kernel between two of its passes.
 *
 * <p>Kernels are used by one thread at a time. So this, and every network and session that computes with it, is used by
 * the thread that uses the model, between the model's passes.
 */
public final class Computation {

  private final Supplier<Optional<KernelOperations>> kernel;

  /** @param kernel gives what computes now; empty for loops */
  public Computation(Supplier<Optional<KernelOperations>> kernel) {
    this.kernel = kernel;
  }

  /** With what computes the model's own passes over few positions. */
  public static Computation of(CausalLM model) {
    return model instanceof DecoderModel decoder ? new Computation(decoder::kernel) : loops();
  }

  /** Without a kernel. */
  public static Computation loops() {
    return new Computation(Optional::empty);
  }

  /**
   * Multiplies rows with several maps that take the same input.
   *
   * @param x [row, in], from the array's begin on; may be longer
   * @param rows at least 1
   * @param products what is computed; results overlap with nothing
   */
  public void multiply(float[] x, int rows, DenseProduct... products) {
    KernelOperations operations = kernel.get().orElse(null);
    if (operations == null) {
      for (DenseProduct product : products) {
        Loops.multiply(x, rows, product);
      }
      return;
    }
    List<Product> made = new ArrayList<>(products.length);
    for (DenseProduct product : products) {
      made.add(product.in(operations));
    }
    operations.multiply(x, rows, made);
  }

  /** Attention over caches that hold the new positions already. */
  void attend(AttentionWork work) {
    kernel.get().ifPresentOrElse(operations -> operations.attend(work), () -> Loops.attend(work));
  }
}
