package io.headframe.core.scaffold.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The templates as the build left them. */
record FolderTemplates(Path root) implements TemplateFiles {

  static FolderTemplates ofTheBuild() {
    return new FolderTemplates(Path.of("target", "classes", "templates"));
  }

  @Override
  public Map<String, String> read(String folder) {
    Path top = root.resolve(folder);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(top)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(top.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return files;
  }
}
