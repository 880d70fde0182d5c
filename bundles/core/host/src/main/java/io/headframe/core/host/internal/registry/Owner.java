package io.headframe.core.host.internal.registry;

import org.osgi.framework.Bundle;

/**
 * Whose technique it is.
 *
 * @param name symbolic name of the bundle
 * @param version its version
 * @param bundle the bundle; null for a technique that comes from none
 */
public record Owner(String name, String version, Bundle bundle) {

  /** The owner that a bundle is. */
  public static Owner of(Bundle bundle) {
    return new Owner(bundle.getSymbolicName(), bundle.getVersion().toString(), bundle);
  }

  /** Name and version. */
  @Override
  public String toString() {
    return name + " " + version;
  }
}
