package io.headframe.core.host.internal.isolation.bad;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Its start does not return. */
public final class NeverStarts implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    while (System.getProperty("headframe.test.release") == null) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void stop(BundleContext context) {
    // Nothing was started.
  }
}
