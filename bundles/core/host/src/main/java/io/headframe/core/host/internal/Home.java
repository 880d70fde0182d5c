package io.headframe.core.host.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** The folder that holds plugins, runs and the store of jars. */
public final class Home {

  /** The framework property that names the folder. */
  public static final String PROPERTY = "headframe.home";

  private Home() {}

  /** The folder, absolute; {@code .headframe} in the working directory if the property is not set. */
  public static Path of(BundleContext context) {
    String home = context.getProperty(PROPERTY);
    return Path.of(home == null ? ".headframe" : home).toAbsolutePath().normalize();
  }
}
