package io.headframe.core.tck.internal.technique;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the classes of a technique's bundle lie while it is tested.
 *
 * @param url as class loaders know it
 * @param path as files
 */
record ClassFolder(URL url, Path path) {

  /** @throws AssertionError if the classes do not lie in a folder */
  static ClassFolder of(Class<?> type) {
    URL url = type.getProtectionDomain().getCodeSource().getLocation();
    try {
      Path path = Path.of(url.toURI());
      if (!Files.isDirectory(path)) {
        throw new AssertionError(type.getName() + " lies in " + path + "; test it where its classes are compiled");
      }
      return new ClassFolder(url, path);
    } catch (URISyntaxException impossible) {
      throw new AssertionError(url + " is no folder", impossible);
    }
  }

  /** Whether a class lies here. */
  boolean has(Class<?> type) {
    var domain = type.getProtectionDomain();
    return domain.getCodeSource() != null && url.equals(domain.getCodeSource().getLocation());
  }

  /** The names of the classes of a package and of those below it. */
  List<String> names(String packageName) {
    Path folder = path.resolve(packageName.replace('.', '/'));
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(file -> path.relativize(file).toString().replace('\\', '/').replace('/', '.'))
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .sorted().toList();
    } catch (IOException failed) {
      throw new AssertionError(folder + " cannot be read", failed);
    }
  }
}
