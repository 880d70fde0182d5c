package io.headframe.core.host.internal.isolation.bad;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Its stop waits for something that does not come. */
public final class StopsSlowly implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    // Starts at once.
  }

  @Override
  public void stop(BundleContext context) throws InterruptedException {
    Thread.sleep(Long.MAX_VALUE);
  }
}
