package io.headframe.core.tck.internal.technique;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The files of a technique's bundle while it is tested: a folder of classes, or a jar.
 *
 * @param url as class loaders know it
 * @param path the folder or the jar
 */
record BundleFiles(URL url, Path path) {

  /** Those that a class lies among. */
  static BundleFiles of(Class<?> type) {
    URL url = type.getProtectionDomain().getCodeSource().getLocation();
    try {
      return new BundleFiles(url, Path.of(url.toURI()));
    } catch (URISyntaxException impossible) {
      throw new AssertionError(url + " is no file", impossible);
    }
  }

  /** The names of the classes of a package and of those below it. */
  List<String> classes(String packageName) {
    String folder = packageName.replace('.', '/') + "/";
    return names().stream()
        .filter(name -> name.startsWith(folder) && name.endsWith(".class") && !name.endsWith("package-info.class"))
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.')).toList();
  }

  /** The names of all files, in order, with slashes. */
  List<String> names() {
    try {
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.walk(path)) {
          return files.filter(Files::isRegularFile).map(file -> path.relativize(file).toString().replace('\\', '/'))
              .sorted().toList();
        }
      }
      try (JarFile jar = new JarFile(path.toFile())) {
        return jar.stream().map(JarEntry::getName).sorted().toList();
      }
    } catch (IOException failed) {
      throw new AssertionError(path + " cannot be read", failed);
    }
  }
}
