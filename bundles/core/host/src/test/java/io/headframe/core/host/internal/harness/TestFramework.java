package io.headframe.core.host.internal.harness;

import io.headframe.core.host.internal.Home;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A Felix with Declarative Services that shares the published packages with the test. */
public final class TestFramework {

  private static final String SHARED = String.join(",",
      "io.headframe.core.error;version=1.0.0",
      "io.headframe.core.method;version=1.0.0",
      "io.headframe.core.method.view;version=1.0.0",
      "org.slf4j;version=2.0.17",
      "com.google.gson;version=2.13.2",
      "org.apache.commons.text.similarity;version=1.14.0",
      "org.osgi.service.component;version=1.5.1",
      "org.osgi.service.component.runtime;version=1.5.1",
      "org.osgi.service.component.runtime.dto;version=1.5.1",
      "org.osgi.util.promise;version=1.3.0",
      "org.osgi.util.function;version=1.2.0");

  private final Framework framework;

  /** A framework that runs; {@link #ready} is for the test to call. */
  public TestFramework(Path folder) throws Exception {
    Map<String, String> configuration = new HashMap<>();
    configuration.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
    configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
    configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
    configuration.put(Home.PROPERTY, folder.resolve("home").toString());
    framework = new org.apache.felix.framework.FrameworkFactory().newFramework(configuration);
    framework.start();
    install(jarOf("org/apache/felix/scr/impl/Activator.class")).start();
  }

  /** Says what a launcher says when it has started every bundle. */
  public void ready() {
    context().registerService(Object.class, new Object(), new Hashtable<>(Map.of("launcher.ready", "true")));
  }

  public BundleContext context() {
    return framework.getBundleContext();
  }

  public Path home() {
    return Home.of(context());
  }

  public Bundle install(String url) throws Exception {
    return context().installBundle("reference:" + url);
  }

  /** A bundle that exports an empty package. */
  public Bundle provide(String exported) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", exported);
    manifest.getMainAttributes().putValue("Export-Package", exported);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JarOutputStream(bytes, manifest).close();
    return context().installBundle("test:" + exported, new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static String jarOf(String resource) {
    URL url = TestFramework.class.getClassLoader().getResource(resource);
    String text = url.toString();
    return text.substring("jar:".length(), text.indexOf('!'));
  }

  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }
}
