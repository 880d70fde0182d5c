package io.headframe.core.host.internal.plugin;

import io.headframe.core.host.internal.registry.Techniques;
import org.osgi.framework.Bundle;

/** Tells from its location what a bundle is: one of the distribution, a plugin, or a jar whose manifest is read. */
public final class Locations {

  /** Bundles whose manifest is read for a moment. */
  public static final String READING = "headframe-manifest:";

  private Locations() {}

  /** Whether it is a plugin. */
  public static boolean isPlugin(Bundle bundle) {
    return bundle.getLocation().startsWith(Techniques.PLUGIN_LOCATION);
  }

  /** Whether it is there only because its manifest is being read. */
  public static boolean isReading(Bundle bundle) {
    return bundle.getLocation().startsWith(READING);
  }

  /** Whether it belongs to the distribution. */
  public static boolean isOfDistribution(Bundle bundle) {
    return !isPlugin(bundle) && !isReading(bundle);
  }
}
