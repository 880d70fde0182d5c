package io.headframe.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headframe.runtime.launcher.bundle.ExitCodeActivator;
import io.headframe.runtime.launcher.bundle.FailingActivator;
import io.headframe.runtime.launcher.bundle.WaitingComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

class HeadframeRuntimeTest {

  @TempDir Path temporary;
  private TestDistribution distribution;

  @BeforeEach
  void emptyDistribution() throws IOException {
    distribution = new TestDistribution(temporary);
  }

  @Test
  void start_bundleThatNeedsTheClassPath_isActive() throws IOException {
    distribution.bundle("tiny", ExitCodeActivator.class, Map.of(
        "Import-Package", "org.osgi.framework,org.slf4j;version=\"[2.0,3)\"",
        "Require-Capability", "io.headframe.engine;filter:=\"(&(engine=pytorch)(version>=2.7))\""));
    try (HeadframeRuntime runtime = HeadframeRuntime.start(distribution.configuration())) {
      Bundle tiny = Arrays.stream(runtime.bundleContext().getBundles())
          .filter(bundle -> "tiny".equals(bundle.getSymbolicName()))
          .findFirst().orElseThrow();
      assertEquals(Bundle.ACTIVE, tiny.getState());
      assertEquals(distribution.home().toString(), runtime.bundleContext().getProperty("headframe.home"));
    }
  }

  @Test
  void close_runningFramework_deletesStorageAndKeepsTheJar() throws IOException {
    distribution.bundle("tiny", ExitCodeActivator.class, Map.of());
    HeadframeRuntime runtime = HeadframeRuntime.start(distribution.configuration());
    Path storage = storage(runtime);
    assertTrue(Files.isDirectory(storage));
    runtime.close();
    runtime.close();
    assertFalse(Files.exists(storage));
    assertTrue(Files.exists(distribution.folder().resolve("bundles/tiny.jar")));
  }

  @Test
  void start_storage_isReadByItsOwnerAlone() throws IOException {
    assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"), "folders here have no owner");
    distribution.bundle("tiny", ExitCodeActivator.class, Map.of());
    try (HeadframeRuntime runtime = HeadframeRuntime.start(distribution.configuration())) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(storage(runtime))));
    }
  }

  @Test
  void bundleOfTheDistribution_refreshedAndUpdated_isActiveAgain() throws Exception {
    distribution.bundle("tiny", ExitCodeActivator.class, Map.of());
    try (HeadframeRuntime runtime = HeadframeRuntime.start(distribution.configuration())) {
      Bundle tiny = Arrays.stream(runtime.bundleContext().getBundles())
          .filter(bundle -> "tiny".equals(bundle.getSymbolicName()))
          .findFirst().orElseThrow();
      Object wiring = tiny.adapt(BundleWiring.class);
      tiny.update();
      assertEquals(Bundle.ACTIVE, tiny.getState());
      CountDownLatch refreshed = new CountDownLatch(1);
      runtime.bundleContext().getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class)
          .refreshBundles(List.of(tiny), event -> refreshed.countDown());
      assertTrue(refreshed.await(10, TimeUnit.SECONDS));
      assertEquals(Bundle.ACTIVE, tiny.getState());
      assertNotSame(wiring, tiny.adapt(BundleWiring.class));
    }
  }

  @Test
  void start_fourAtOnce_eachHasStorageOfItsOwn() throws Exception {
    distribution.bundle("tiny", ExitCodeActivator.class, Map.of());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<HeadframeRuntime> start = () -> HeadframeRuntime.start(distribution.configuration());
      List<HeadframeRuntime> runtimes = new ArrayList<>();
      for (Future<HeadframeRuntime> started : threads.invokeAll(List.of(start, start, start, start))) {
        runtimes.add(started.get());
      }
      Set<Path> storages = new HashSet<>();
      runtimes.forEach(runtime -> storages.add(storage(runtime)));
      assertEquals(4, storages.size());
      runtimes.forEach(HeadframeRuntime::close);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void start_missingPackage_namesTheBundleThatWantsItAndNotTheOneThatWaits() throws IOException {
    distribution
        .bundle("a.waits", ExitCodeActivator.class, Map.of("Import-Package", "org.osgi.framework,between"))
        .bundle("b.wants", ExitCodeActivator.class, Map.of(
            "Import-Package", "org.osgi.framework,org.absent;version=\"[1.2,2)\"", "Export-Package", "between"));
    LaunchException failure = assertThrows(LaunchException.class, this::start);
    assertEquals(
        "The bundle b.wants 1.2.3 cannot start because nothing in the distribution provides the package org.absent in"
            + " version [1.2.0,2.0.0); add a bundle that does to " + distribution.folder().resolve("bundles")
            + ", or remove this one.",
        failure.getMessage());
    assertEquals("HF-LAUNCH-004", failure.id());
  }

  @Test
  void start_optionalBundlesForAnotherJava_areLeftOut() throws IOException {
    distribution.bundle("newer", ExitCodeActivator.class, Map.of("Headframe-Java", "optional",
            "Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""))
        .bundle("vectors", ExitCodeActivator.class, Map.of("Headframe-Java", "optional",
            "Import-Package", "org.osgi.framework,jdk.no.such.module"))
        .bundle("portable", ExitCodeActivator.class, Map.of("Headframe-Java", "optional",
            "Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\""));
    try (HeadframeRuntime runtime = HeadframeRuntime.start(distribution.configuration())) {
      assertEquals(List.of("portable"), Arrays.stream(runtime.bundleContext().getBundles())
          .map(Bundle::getSymbolicName).filter(List.of("newer", "vectors", "portable")::contains).toList());
    }
  }

  @Test
  void start_otherBundlesForAnotherJava_areSaid() throws IOException {
    distribution.bundle("newer", ExitCodeActivator.class, Map.of(
        "Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));
    LaunchException failure = assertThrows(LaunchException.class, this::start);
    assertTrue(failure.getMessage().contains("newer"), failure.getMessage());
  }

  @Test
  void start_missingCapability_namesIt() throws IOException {
    distribution.bundle("wants", ExitCodeActivator.class, Map.of(
        "Require-Capability", "io.headframe.engine;filter:=\"(engine=cuda)\""));
    LaunchException failure = assertThrows(LaunchException.class, this::start);
    assertTrue(failure.getMessage().contains("the capability io.headframe.engine with (engine=cuda)"));
  }

  @Test
  void start_noBundles_saysWhereTheyShouldBe() {
    assertEquals("HF-LAUNCH-001", assertThrows(LaunchException.class, this::start).id());
  }

  @Test
  void start_linkToNativeLibrariesThatLeadsNowhere_saysHowToCopy() throws IOException {
    Files.createSymbolicLink(distribution.folder().resolve("natives"), Path.of("nowhere"));
    LaunchException error = assertThrows(LaunchException.class, this::start);
    assertEquals("HF-LAUNCH-016", error.id());
    assertTrue(error.getMessage().contains(ProcessDefaults.platform()), error.getMessage());
  }

  @Test
  void start_noRunPath_saysWhichFile() throws IOException {
    Files.delete(distribution.folder().resolve("etc/runpath.bnd"));
    LaunchException failure = assertThrows(LaunchException.class, this::start);
    assertTrue(failure.getMessage().contains("runpath.bnd"));
  }

  @Test
  void start_halfWrittenJar_namesTheFile() throws IOException {
    distribution.bundle("whole", ExitCodeActivator.class, Map.of());
    byte[] whole = Files.readAllBytes(distribution.folder().resolve("bundles/whole.jar"));
    Files.write(distribution.folder().resolve("bundles/half.jar"), Arrays.copyOf(whole, whole.length / 2));
    LaunchException failure = assertThrows(LaunchException.class, this::start);
    assertTrue(failure.getMessage().contains("half.jar"), failure.getMessage());
    assertEquals("HF-LAUNCH-003", failure.id());
  }

  @Test
  void start_activatorThrows_saysWhy() throws IOException {
    distribution.bundle("broken", FailingActivator.class, Map.of());
    LaunchException failure = assertThrows(LaunchException.class, this::start);
    assertTrue(failure.getMessage().startsWith("The bundle broken 1.2.3 failed while it started: "));
    assertTrue(failure.getMessage().contains("the disk is on fire"));
  }

  @Test
  void await_componentWaitsForAService_namesBoth() throws Exception {
    distribution.componentRuntime().jar(
        "waiting",
        Map.of("Service-Component", "OSGI-INF/waiting.xml"),
        WaitingComponent.class,
        Map.of("OSGI-INF/waiting.xml", """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="the.console">
              <service><provide interface="java.util.concurrent.Callable"/></service>
              <property name="main.thread" value="true"/>
              <reference name="missing" interface="java.lang.Runnable" bind="bind"/>
              <implementation class="%s"/>
            </scr:component>
            """.formatted(WaitingComponent.class.getName())));
    try (HeadframeRuntime runtime = HeadframeRuntime.start(distribution.configuration())) {
      LaunchException failure = assertThrows(
          LaunchException.class, () -> MainTask.await(runtime.bundleContext(), distribution.configuration()));
      assertTrue(failure.getMessage().contains("; waiting: the.console for java.lang.Runnable;"), failure.getMessage());
    }
  }

  private void start() {
    HeadframeRuntime.start(distribution.configuration()).close();
  }

  private static Path storage(HeadframeRuntime runtime) {
    return Path.of(runtime.bundleContext().getProperty(Constants.FRAMEWORK_STORAGE));
  }
}
