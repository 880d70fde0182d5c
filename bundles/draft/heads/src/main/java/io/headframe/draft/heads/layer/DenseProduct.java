package io.headframe.draft.heads.layer;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Product;

/**
 * What is computed of rows x: y = f(W x + b) ∘ (U x), where U may be missing.
 *
 * @param map W and b
 * @param activated whether f is SiLU; else it is the identity
 * @param factor U; null for none
 * @param y receives [row, out], from the array's begin on
 */
public record DenseProduct(Dense map, boolean activated, Dense factor, float[] y) {

  Product in(KernelOperations operations) {
    return new Product(map.in(operations), map.bias(), activated ? Activation.SILU : Activation.NONE,
        factor == null ? null : factor.in(operations), y);
  }
}
