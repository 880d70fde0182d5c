package io.headframe.linalg.nd4jarrays.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.headframe.core.linalg.Matrix;
import io.headframe.linalg.nd4jarrays.Nd4jArrays;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** The bundle as it is built, in a framework that gives it what the launcher gives: cnf/runpath. */
class Nd4jBundleTest {

  @TempDir
  private Path folder;

  private Framework framework;

  @BeforeEach
  void start() throws Exception {
    Properties run = new Properties();
    for (String file : List.of("base.bnd", "pytorch.bnd", "nd4j.bnd")) {
      try (InputStream in = Files.newInputStream(Path.of("../../../cnf/runpath", file))) {
        run.load(in);
      }
    }
    framework = new org.apache.felix.framework.FrameworkFactory().newFramework(Map.of(
        Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString(),
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        run.getProperty("-runsystempackages.base") + "," + run.getProperty("-runsystempackages.pytorch") + ","
            + run.getProperty("-runsystempackages.nd4j") + ",io.headframe.core.error;version=1.0.0"
            + ",io.headframe.core.linalg;version=1.0.0,io.headframe.core.model;version=1.0.0"));
    framework.start();
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  /** On a thread that has no class loader of its own, as those of a framework. */
  @Test
  void arrays_areMadeInABundle_thatIsForgottenAfterItsRemoval() throws Exception {
    Bundle bundle = framework.getBundleContext().installBundle("reference:" + Path.of("target/classes").toUri());
    bundle.start();
    WeakReference<ClassLoader> loader = use(bundle);
    bundle.uninstall();
    framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
    bundle = null;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (loader.get() != null && System.nanoTime() < end) {
      System.gc();
      Thread.sleep(20);
    }
    assertNull(loader.get(), "the removed bundle is still held");
  }

  private static WeakReference<ClassLoader> use(Bundle bundle) throws Exception {
    Class<?> type = bundle.loadClass(Nd4jArrays.class.getName());
    assertNotSame(Nd4jArrays.class, type);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(null);
    try {
      Matrix matrix = Matrix.of(new double[] {1, 2});
      try (INDArray array = (INDArray) type.getMethod("of", Matrix.class).invoke(null, matrix)) {
        assertEquals(matrix, type.getMethod("matrix", INDArray.class).invoke(null, array));
      }
    } finally {
      thread.setContextClassLoader(before);
    }
    return new WeakReference<>(type.getClassLoader());
  }
}
