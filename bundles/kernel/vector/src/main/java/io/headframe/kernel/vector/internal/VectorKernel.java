package io.headframe.kernel.vector.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.kernel.Kernel;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Product;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.kernel.vector.internal.lanes.Widths;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Loops in vectors, by the Vector API of Java 22 and later: for one input each thread reads its rows as one stream, and
 * memory is the limit; for several, four rows of a matrix meet up to four inputs in registers. Small matrices are copied
 * into another order, in which two vectors of their rows meet up to six inputs, and attention takes four rows of a head
 * together. How wide the vectors are is measured once in the life of the JVM. Without the module
 * {@code jdk.incubator.vector} it refuses.
 */
@Component(service = {Kernel.class, HealthCheck.class})
@Technique(id = "vector")
public final class VectorKernel implements Kernel, HealthCheck {

  /** What was measured in this JVM, and how a user chooses: 128, 256 or 512. */
  private static final String BITS = "headframe.kernel.vector.bits";

  private LaneSet lanes;

  @Override
  public int rank() {
    return 100;
  }

  @Override
  public KernelOperations open(int threads) {
    return new VectorOperations(lanes(), threads);
  }

  private synchronized LaneSet lanes() {
    if (lanes == null) {
      if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
        throw new HeadframeException(VectorError.NO_MODULE, Runtime.version().feature());
      }
      Integer known = Integer.getInteger(BITS);
      lanes = new LaneSet(known == null ? Widths.greatest() : known);
      int bits = new Calibration().choose(lanes);
      if (known == null && bits < lanes.floats().bits()) {
        lanes = new LaneSet(bits);
      }
      System.setProperty(BITS, Integer.toString(lanes.floats().bits()));
    }
    return lanes;
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
