package io.headframe.core.host.internal.plugin.profile;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.Sha256;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.plugin.index.Download;
import io.headframe.core.host.internal.run.Failure;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Jars by the digest of their content. What is checked here is what is installed, whatever happens to the file that it
 * came from.
 */
public final class JarStore {

  private static final String JAR = ".jar";
  private static final String PART = ".part";
  /** What is younger may belong to a change that another process is making. */
  private static final Duration UNFINISHED = Duration.ofHours(1);

  private final Path folder;

  /**
   * @param folder made when the first jar comes
   */
  public JarStore(Path folder) {
    this.folder = folder;
  }

  /** Copies a file as it is at this moment. */
  public Copy copy(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(in);
    }
  }

  private Copy copy(InputStream in) throws IOException {
    Path temporary = Files.createTempFile(Files.createDirectories(folder), "plugin", PART);
    try (OutputStream out = Files.newOutputStream(temporary)) {
      return new Copy(temporary, Sha256.copy(in, out));
    } catch (IOException failed) {
      Files.deleteIfExists(temporary);
      throw failed;
    }
  }

  /** Puts a copy in its place. */
  public Path keep(Copy copy) throws IOException {
    try (FileChannel channel = FileChannel.open(copy.temporary(), StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return Files.move(copy.temporary(), path(copy.sha256()), StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Where the jar of a digest is or would be. */
  public Path path(String sha256) {
    return folder.resolve(sha256 + JAR);
  }

  /** Whether it is there and is what it is called. */
  public boolean has(String sha256) {
    Path jar = path(sha256);
    try {
      return Files.isRegularFile(jar) && Sha256.of(jar).equals(sha256);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * The jar of an entry; it is fetched again if the store has lost it.
   *
   * @throws HeadframeException if it cannot be had, or is another one
   */
  public Path require(Entry entry) {
    return require(entry, doing -> {});
  }

  /**
   * As above.
   *
   * @param progress hears how far a download is
   */
  public Path require(Entry entry, Consumer<String> progress) {
    if (!entry.sha256().isEmpty() && has(entry.sha256())) {
      return path(entry.sha256());
    }
    try (InputStream in = new ReportedStream(
            Download.open(URI.create(entry.location())), "fetching " + entry, entry.size(), progress);
        Copy copy = copy(in)) {
      if (!entry.sha256().isEmpty() && !copy.sha256().equals(entry.sha256())) {
        throw new HeadframeException(
            PluginError.WRONG_DIGEST, entry, entry.location(), copy.sha256(), entry.sha256());
      }
      return keep(copy);
    } catch (IOException | IllegalArgumentException failed) {
      throw new HeadframeException(failed, PluginError.NOT_FETCHED, entry, entry.location(), Failure.message(failed));
    }
  }

  /** Deletes old jars that no set needs. */
  void sweep(Set<String> needed) throws IOException {
    FileTime past = FileTime.from(Instant.now().minus(UNFINISHED));
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!needed.contains(name.replace(JAR, "")) && Files.getLastModifiedTime(file).compareTo(past) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /**
   * A copy that is not kept yet. Closing it deletes it, unless it was kept.
   *
   * @param temporary where it is
   * @param sha256 digest of its content
   */
  public record Copy(Path temporary, String sha256) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(temporary);
    }
  }
}
