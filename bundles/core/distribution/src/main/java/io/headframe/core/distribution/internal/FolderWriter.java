package io.headframe.core.distribution.internal;

import io.headframe.core.distribution.Contents;
import io.headframe.core.distribution.Contents.BundleFile;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes a distribution as a folder: copies, so that it can be moved away from the one that it was made of. */
public final class FolderWriter {

  private static final String NATIVES = "natives";
  private static final List<String> ALWAYS = List.of("bin", "lib", "etc", "LICENSE", "NOTICE", "repository");

  private FolderWriter() {}

  /** See {@link io.headframe.core.distribution.Distributions#writeFolder}. */
  public static long write(Contents contents, Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      throw new HeadframeException(DistributionError.EXISTS, whole);
    }
    Map<String, Path> files = files(contents);
    Path unfinished = whole.resolveSibling(whole.getFileName() + ".unfinished-" + ProcessHandle.current().pid());
    try {
      long bytes = 0;
      for (Map.Entry<String, Path> file : files.entrySet()) {
        Path target = unfinished.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.copy(file.getValue(), target, StandardCopyOption.COPY_ATTRIBUTES);
        bytes += Files.size(target);
      }
      Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
      archiveClasses(whole);
      return bytes;
    } catch (IOException e) {
      delete(unfinished);
      throw new HeadframeException(e, DistributionError.NOT_WRITTEN, whole, e.toString());
    }
  }

  /** A fifth of the time to start is saved by this, and without it everything works the same. */
  private static void archiveClasses(Path folder) {
    ProcessBuilder archive = new ProcessBuilder("sh", folder.resolve("lib/archive-classes.sh").toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
    archive.environment().put("HEADFRAME_JAVA_HOME", System.getProperty("java.home"));
    try {
      archive.start().waitFor();
    } catch (IOException e) {
      // A system without such a shell has no use for the script either.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every file of the distribution by its place in it, with slashes, sorted. Links are followed. */
  static Map<String, Path> files(Contents contents) {
    Map<String, Path> files = new TreeMap<>();
    for (String part : ALWAYS) {
      add(contents.source(), part, files);
    }
    if (contents.natives()) {
      add(contents.source(), NATIVES, files);
    }
    for (BundleFile bundle : contents.bundles()) {
      files.put("bundles/" + bundle.file().getFileName(), bundle.file());
    }
    return files;
  }

  private static void add(Path source, String part, Map<String, Path> files) {
    Path start = source.resolve(part);
    if (!Files.exists(start)) {
      throw new HeadframeException(DistributionError.INCOMPLETE_SOURCE, source, part);
    }
    try (Stream<Path> found = Files.walk(start.toRealPath())) {
      Path real = start.toRealPath();
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String below = real.relativize(file).toString().replace('\\', '/');
        files.put(below.isEmpty() ? part : part + "/" + below, file);
      }
    } catch (IOException e) {
      throw new HeadframeException(e, DistributionError.INCOMPLETE_SOURCE, source, part);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // The first failure is the one to tell.
    }
  }
}
