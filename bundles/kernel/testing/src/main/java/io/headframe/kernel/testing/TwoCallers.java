package io.headframe.kernel.testing;

import io.headframe.core.kernel.KernelOperations;
import java.util.concurrent.atomic.AtomicReference;

/** Two threads that call the same operations at once. */
final class TwoCallers {

  private static final int CALLS = 100;

  private TwoCallers() {}

  static void assertUndisturbed(KernelOperations operations) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread other = new Thread(() -> {
      try {
        call(operations);
      } catch (Throwable failed) {
        failure.set(failed);
      }
    }, "second caller");
    other.start();
    call(operations);
    other.join();
    if (failure.get() != null) {
      throw new AssertionError("the second caller failed", failure.get());
    }
  }

  private static void call(KernelOperations operations) {
    SampleProduct product = SampleProduct.random(12, 150, 140, 1).withFactor();
    SampleProduct several = SampleProduct.random(13, 70, 90, 5);
    for (int i = 0; i < CALLS; i++) {
      product.assertComputedBy(operations);
      several.assertComputedBy(operations);
      new SampleAttention(4, 4, 16).with(40, 2).assertComputedBy(operations);
    }
  }
}
