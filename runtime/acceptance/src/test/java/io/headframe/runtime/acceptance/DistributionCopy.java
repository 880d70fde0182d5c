package io.headframe.runtime.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A distribution of links to the files of the real one, to be broken in one way. */
final class DistributionCopy {

  private DistributionCopy() {}

  /** Makes it; its folders {@code bin}, {@code bundles} and {@code etc} are its own. */
  static Path make(Path folder) throws IOException {
    Path real = Path.of(System.getProperty("headframe.distribution")).toRealPath();
    Files.createDirectories(folder);
    for (Path part : list(real)) {
      Path copy = folder.resolve(part.getFileName());
      switch (part.getFileName().toString()) {
        case "bundles", "etc" -> {
          Files.createDirectory(copy);
          for (Path file : list(part)) {
            Files.createSymbolicLink(copy.resolve(file.getFileName()), file);
          }
        }
        case "bin" -> {
          Files.createDirectory(copy);
          // The command follows links to find its distribution.
          Files.copy(part.resolve("headframe"), copy.resolve("headframe"), StandardCopyOption.COPY_ATTRIBUTES);
        }
        default -> Files.createSymbolicLink(copy, part);
      }
    }
    return folder;
  }

  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
