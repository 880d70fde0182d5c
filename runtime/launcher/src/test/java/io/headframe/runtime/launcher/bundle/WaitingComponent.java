package io.headframe.runtime.launcher.bundle;

import java.util.concurrent.Callable;

/** A component that offers a main task but waits for a service that nobody has. */
public final class WaitingComponent implements Callable<Integer> {

  @Override
  public Integer call() {
    return 0;
  }

  /** Called by the component runtime. */
  public void bind(Runnable missing) {}
}
