package io.headframe.kernel.plain.internal;

import io.headframe.core.kernel.Kernel;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Product;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Loops in plain Java: what runs on every Java and every processor. Sums are kept in several parts, so that one
 * addition does not wait for the one before; several rows share what is read of a weight. Where the JVM has the Vector
 * API, a kernel that uses it reads memory two to three times as fast.
 */
@Component(service = {Kernel.class, HealthCheck.class})
@Technique(id = "plain")
public final class PlainKernel implements Kernel, HealthCheck {

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public KernelOperations open(int threads) {
    return new PlainOperations(threads);
  }

  /** [[1, 2], [3, 4]] times (1, 10) is (21, 43). */
  @Override
  public void checkHealth(Run run) {
    try (KernelOperations operations = open(2)) {
      ByteBuffer weights = ByteBuffer.allocateDirect(4 * Float.BYTES).order(ByteOrder.nativeOrder());
      weights.asFloatBuffer().put(new float[] {1, 2, 3, 4});
      float[] y = new float[2];
      operations.multiply(new float[] {1, 10}, 1, List.of(Product.linear(operations.matrix(weights, 2, 2), null, y)));
      if (!Arrays.equals(y, new float[] {21, 43})) {
        throw new IllegalStateException("a product is (21, 43), and found was " + Arrays.toString(y));
      }
    }
  }
}
