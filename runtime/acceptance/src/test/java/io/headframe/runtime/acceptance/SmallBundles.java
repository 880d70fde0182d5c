package io.headframe.runtime.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A distribution with many bundles of one class and one component each, as small techniques are. */
final class SmallBundles {

  private SmallBundles() {}

  /** The component of every small bundle; each has a copy of its own. */
  public static final class Small implements Runnable {

    @Override
    public void run() {
      // Only its registration is of interest.
    }
  }

  /**
   * Writes a distribution: another one's files, and small bundles beside its own.
   *
   * @param original whose bundles it has too
   * @param folder where it goes; must not exist
   * @param count how many small bundles
   */
  static Path distribution(Path original, Path folder, int count) throws IOException, InterruptedException {
    copy(original, folder);
    for (int number = 0; number < count; number++) {
      write(folder.resolve("bundles"), "org.example.small%04d".formatted(number));
    }
    // Whoever assembles a distribution archives its classes: a copy has other paths and needs an archive of its own.
    ProcessBuilder archive = new ProcessBuilder("sh", folder.resolve("lib/archive-classes.sh").toString());
    archive.environment().put("HEADFRAME_JAVA_HOME", System.getProperty("java.home"));
    archive.inheritIO().start().waitFor();
    return folder;
  }

  /** Deletes a folder with what is in it; links are not followed. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void copy(Path original, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.toList()) {
        Path relative = original.relativize(file);
        if (relative.startsWith("cache") || relative.startsWith("repository")) {
          continue;
        }
        if (Files.isSymbolicLink(file)) {
          Files.createSymbolicLink(folder.resolve(relative), file.toRealPath());
        } else {
          Files.copy(file, folder.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void write(Path folder, String name) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Bundle-Version", "1.0.0");
    attributes.putValue("Import-Package", "org.slf4j;version=\"[2.0,3)\",io.headframe.core.method;version=\"[1.0,2)\"");
    attributes.putValue("Require-Capability",
        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\"");
    attributes.putValue("Service-Component", "OSGI-INF/small.xml");
    try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      String entry = Small.class.getName().replace('.', '/') + ".class";
      jar.putNextEntry(new ZipEntry(entry));
      try (InputStream bytes = Small.class.getClassLoader().getResourceAsStream(entry)) {
        bytes.transferTo(jar);
      }
      jar.putNextEntry(new ZipEntry("OSGI-INF/small.xml"));
      jar.write("""
          <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s">
            <service><provide interface="java.lang.Runnable"/></service>
            <implementation class="%s"/>
          </scr:component>
          """.formatted(name, Small.class.getName()).getBytes(StandardCharsets.UTF_8));
    }
  }
}
