package io.headframe.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.runtime.launcher.bundle.ExitCodeActivator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;

/** An application among whose libraries are some that bundles have too: promises, which need functions. */
class SharingTest {

  private static final String IMPORTS =
      "org.osgi.framework,org.osgi.util.promise;version=\"[1.3,2)\",org.osgi.util.function;version=\"[1.2,2)\"";

  @TempDir
  Path temporary;

  private TestDistribution distribution;

  @BeforeEach
  void distributionWithPromises() throws IOException {
    distribution = new TestDistribution(temporary).componentRuntime();
  }

  @Test
  void sharedPackage_andWhatItsJarImports_areTheApplicationsOwnClasses() throws Exception {
    distribution.bundle("user", ExitCodeActivator.class, Map.of("Import-Package", IMPORTS));
    try (HeadframeRuntime runtime =
        HeadframeRuntime.start(distribution.configuration().sharing(Promise.class))) {
      assertEquals(Promise.class, bundle(runtime, "user").loadClass(Promise.class.getName()));
      assertEquals(Function.class, bundle(runtime, "user").loadClass(Function.class.getName()));
    }
    try (HeadframeRuntime runtime = HeadframeRuntime.start(distribution.configuration())) {
      assertTrue(Promise.class != bundle(runtime, "user").loadClass(Promise.class.getName()));
    }
  }

  @Test
  void packageThatADistributionHasInAnotherVersion_isNotShared() throws Exception {
    distribution.bundle("newer", ExitCodeActivator.class,
        Map.of("Export-Package", "org.osgi.util.promise;version=\"1.9.0\""));
    Configuration sharing = distribution.configuration().sharing(Promise.class);
    LaunchException failure = assertThrows(LaunchException.class, () -> HeadframeRuntime.start(sharing));
    assertEquals("The application shares the package org.osgi.util.promise in version 1.3.0, and the bundle newer of"
        + " the distribution has it in version 1.9.0; build the application against the repository folder of this"
        + " distribution.", failure.getMessage());
    assertEquals("HF-LAUNCH-011", failure.id());
  }

  @Test
  void classOfNoBundle_cannotBeShared() {
    for (Class<?> type : new Class<?>[] {SharingTest.class, String.class}) {
      Configuration sharing = distribution.configuration().sharing(type);
      LaunchException failure = assertThrows(LaunchException.class, () -> HeadframeRuntime.start(sharing));
      assertEquals("HF-LAUNCH-010", failure.id());
      assertTrue(failure.getMessage().startsWith("The class " + type.getName()), failure.getMessage());
    }
  }

  @Test
  void service_thatABundleOffers_isFound_andOneThatNoneOffers_isSaidByName() throws Exception {
    distribution.bundle("tiny", ExitCodeActivator.class, Map.of());
    try (HeadframeRuntime runtime = HeadframeRuntime.start(distribution.configuration())) {
      assertEquals("tiny", FrameworkUtil.getBundle(runtime.service(Callable.class).getClass()).getSymbolicName());
      LaunchException failure = assertThrows(LaunchException.class, () -> runtime.service(Comparator.class));
      assertTrue(failure.getMessage().startsWith(
          "No bundle offered the service java.util.Comparator within 0.2 s"), failure.getMessage());
      assertEquals("HF-LAUNCH-012", failure.id());
    }
  }

  private static Bundle bundle(HeadframeRuntime runtime, String name) {
    Bundle found = Arrays.stream(runtime.bundleContext().getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName())).findFirst().orElseThrow();
    assertNotNull(found.adapt(BundleWiring.class));
    return found;
  }
}
