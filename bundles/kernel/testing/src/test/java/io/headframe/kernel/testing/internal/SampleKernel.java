package io.headframe.kernel.testing.internal;

import io.headframe.core.kernel.Kernel;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import java.util.Set;

/** A kernel that keeps every rule of the kit, or breaks those whose tests are named. */
public final class SampleKernel implements Kernel, HealthCheck {

  private final Set<String> broken;

  /** Keeps every rule. */
  public SampleKernel() {
    this(Set.of());
  }

  SampleKernel(Set<String> broken) {
    this.broken = broken;
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public KernelOperations open(int threads) {
    KernelOperations operations = new SampleOperations(threads);
    boolean leaves = broken.contains("thousandInstances_leaveNoThread") && threads == 3;
    boolean keeps = broken.contains("idleInstance_hasNoThread_andComputesAgain") && threads == 2;
    if (leaves || keeps) {
      Thread thread = new Thread(() -> sleep(6_000), "sample");
      thread.setDaemon(true);
      thread.start();
    }
    return broken.isEmpty() ? operations : new BrokenOperations(operations, broken);
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void checkHealth(Run run) {
    run.checkCancelled();
  }
}
