package io.headframe.core.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.autograd.user.SquareInABundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;

/** The bundle as it is built, in a framework that gives it what the launcher gives: cnf/runpath. */
class AutogradBundleTest {

  private static final String DJL = "ai.djl.ndarray;version=\"[0.38,1)\",ai.djl;version=\"[0.38,1)\"";

  @TempDir
  private Path folder;

  private Framework framework;

  @BeforeEach
  void start() throws Exception {
    Properties run = new Properties();
    for (String file : List.of("base.bnd", "pytorch.bnd")) {
      try (InputStream in = Files.newInputStream(Path.of("../../../cnf/runpath", file))) {
        run.load(in);
      }
    }
    framework = new org.apache.felix.framework.FrameworkFactory().newFramework(Map.of(
        Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString(),
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        run.getProperty("-runsystempackages.base") + "," + run.getProperty("-runsystempackages.pytorch")
            + ",io.headframe.core.error;version=1.0.0",
        Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, run.getProperty("-runsystemcapabilities.pytorch")));
    framework.start();
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  void anotherBundle_differentiatesThroughIt() throws Exception {
    install("../torchscript/target/classes");
    install("target/classes");
    Bundle user = bundle("user", DJL + ",io.headframe.core.autograd");
    user.start();
    Class<?> type = user.loadClass(SquareInABundle.class.getName());
    assertEquals(user, FrameworkUtil.getBundle(type));
    assertEquals(6.0, type.getMethod("slope", double.class).invoke(null, 3.0));
  }

  @Test
  void anotherBundle_thatReachesBehindDjl_isRefused() throws Exception {
    Bundle other = bundle("other", "ai.djl.pytorch.jni");
    BundleException refused = assertThrows(BundleException.class, other::start);
    assertTrue(refused.getMessage().contains("ai.djl.pytorch.jni"), refused.getMessage());
  }

  private void install(String classes) throws BundleException, IOException {
    framework.getBundleContext().installBundle("reference:" + Path.of(classes).toRealPath().toUri());
  }

  private Bundle bundle(String name, String imports) throws BundleException, IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
    main.putValue(Constants.IMPORT_PACKAGE, imports);
    String type = SquareInABundle.class.getSimpleName() + ".class";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
        InputStream in = SquareInABundle.class.getResourceAsStream(type)) {
      jar.putNextEntry(new JarEntry(SquareInABundle.class.getName().replace('.', '/') + ".class"));
      in.transferTo(jar);
    }
    return framework.getBundleContext().installBundle("test:" + name, new ByteArrayInputStream(bytes.toByteArray()));
  }
}
