package io.headframe.runtime.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.LoggerFactory;

final class Folders {

  private Folders() {}

  /** Deletes a folder with its content; what cannot be deleted stays and is logged. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
          Files.delete(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
          Files.delete(visited);
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      LoggerFactory.getLogger(Folders.class).warn("{} stays behind", folder, e);
    }
  }
}
