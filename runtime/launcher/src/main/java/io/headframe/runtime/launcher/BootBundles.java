package io.headframe.runtime.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** The bundles of the distribution. They are used where they lie and resolved all at once: both for speed. */
final class BootBundles {

  private static final String COMPONENT_RUNTIME = "org.apache.felix.scr";

  private final Framework framework;
  private final Path folder;
  private final Path logs;
  private final List<Bundle> bundles;

  private BootBundles(Framework framework, Path folder, Path logs, List<Bundle> bundles) {
    this.framework = framework;
    this.folder = folder;
    this.logs = logs;
    this.bundles = bundles;
  }

  static BootBundles install(Framework framework, Configuration configuration) {
    Path folder = configuration.distribution().resolve("bundles");
    List<Path> jars = jars(folder);
    if (jars.isEmpty()) {
      throw new LaunchException(null, LaunchFault.NO_BUNDLES, configuration.distribution(), folder);
    }
    BundleContext context = framework.getBundleContext();
    List<Bundle> bundles = new ArrayList<>(jars.size());
    for (Path jar : jars) {
      bundles.add(install(context, jar, folder));
    }
    bundles = new OtherJava(framework).takeOut(bundles);
    bundles.sort((a, b) -> Boolean.compare(isComponentRuntime(b), isComponentRuntime(a)));
    return new BootBundles(framework, folder, configuration.home().resolve("logs"), bundles);
  }

  List<Bundle> bundles() {
    return bundles;
  }

  void start() {
    if (!framework.adapt(FrameworkWiring.class).resolveBundles(bundles)) {
      throw Unresolved.explain(framework, bundles, folder);
    }
    for (Bundle bundle : bundles) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        start(bundle);
      }
    }
  }

  private void start(Bundle bundle) {
    try {
      // Transient, so that the framework does not write down for each bundle what the next start does anyway.
      bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
    } catch (BundleException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new LaunchException(
          e, LaunchFault.NOT_STARTED, bundle.getSymbolicName(), bundle.getVersion(), cause, logs);
    }
  }

  private static Bundle install(BundleContext context, Path jar, Path folder) {
    try {
      Bundle bundle = context.installBundle("reference:" + jar.toUri());
      if (bundle.getSymbolicName() == null) {
        throw new LaunchException(
            null, LaunchFault.NOT_A_BUNDLE, jar, "its manifest has no Bundle-SymbolicName", folder);
      }
      return bundle;
    } catch (BundleException e) {
      throw new LaunchException(e, LaunchFault.NOT_A_BUNDLE, jar, e.getMessage(), folder);
    }
  }

  private static boolean isComponentRuntime(Bundle bundle) {
    return COMPONENT_RUNTIME.equals(bundle.getSymbolicName());
  }

  private static List<Path> jars(Path folder) {
    List<Path> jars = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return jars;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
      files.forEach(jars::add);
    } catch (IOException e) {
      throw new LaunchException(e, LaunchFault.NO_BUNDLES, folder.getParent(), folder);
    }
    jars.sort(null);
    return jars;
  }
}
