package io.headframe.runtime.launcher.bundle;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that does not start. */
public final class FailingActivator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    throw new IllegalStateException("the disk is on fire");
  }

  @Override
  public void stop(BundleContext context) {}
}
