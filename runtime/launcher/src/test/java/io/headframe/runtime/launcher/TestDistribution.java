package io.headframe.runtime.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A distribution made of classes of these tests. The folder has a space and an umlaut in its name on purpose. */
final class TestDistribution {

  private final Path folder;

  TestDistribution(Path parent) throws IOException {
    folder = parent.resolve("a distribütion");
    Files.createDirectories(folder.resolve("bundles"));
    Files.createDirectories(folder.resolve("etc"));
    Files.writeString(folder.resolve("etc/runpath.bnd"), """
        -runsystempackages: \\
          org.slf4j;version=2.0.17,\\
          org.osgi.service.log;version=1.5.0
        -runsystemcapabilities: \\
          io.headframe.engine;engine=pytorch;version:Version=2.7.1
        """);
  }

  Path folder() {
    return folder;
  }

  Path home() {
    return folder.resolveSibling("home");
  }

  Configuration configuration(String... arguments) {
    return Configuration.of(folder, home(), List.of(arguments)).waiting(Duration.ofMillis(200));
  }

  /** A bundle with one class, which is its activator. */
  TestDistribution bundle(String name, Class<?> activator, Map<String, String> headers) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Bundle-Activator", activator.getName());
    all.putIfAbsent("Import-Package", "org.osgi.framework");
    return jar(name, all, activator, Map.of());
  }

  TestDistribution jar(String name, Map<String, String> headers, Class<?> content, Map<String, String> files)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Bundle-Version", "1.2.3");
    headers.forEach(attributes::putValue);
    try (OutputStream file = Files.newOutputStream(folder.resolve("bundles/" + name + ".jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      String entry = content.getName().replace('.', '/') + ".class";
      jar.putNextEntry(new ZipEntry(entry));
      try (InputStream bytes = content.getClassLoader().getResourceAsStream(entry)) {
        bytes.transferTo(jar);
      }
      for (Map.Entry<String, String> text : files.entrySet()) {
        jar.putNextEntry(new ZipEntry(text.getKey()));
        jar.write(text.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return this;
  }

  /** The component runtime with what it needs, from the class path of the tests. */
  TestDistribution componentRuntime() throws IOException {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.matches("(org\\.apache\\.felix\\.scr|org\\.osgi\\.service\\.component|org\\.osgi\\.util).*\\.jar")) {
        Files.copy(Path.of(entry), folder.resolve("bundles").resolve(name));
      }
    }
    return this;
  }
}
