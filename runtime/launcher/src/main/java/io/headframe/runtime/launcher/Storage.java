package io.headframe.runtime.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.LoggerFactory;

/**
 * Where the framework keeps what it needs while it runs. For each bundle it makes two folders and three files, which
 * is most of the time to install one; so this is in memory where the system has a place for that, unless
 * {@code java.io.tmpdir} was set to another folder than the system's own.
 */
record Storage(Path folder) {

  private static final String PREFIX = "headframe-";
  /** The framework keeps it locked as long as it runs; the system ends the lock of a process that dies. */
  private static final String LOCK = "cache.lock";
  private static final String SYSTEMS_OWN = "/tmp";
  private static final Path MEMORY = Path.of("/dev/shm");
  /** Copies of plugins go there too; containers give it 64 MiB, which is not enough. */
  private static final long ENOUGH_BYTES = 1L << 30;

  /** Not by {@code Files.createTempDirectory}: its random names set up Java's cryptography, at every start. */
  static Storage create() {
    Path parent = parent(System.getProperty("java.io.tmpdir"), MEMORY);
    try {
      while (true) {
        try {
          Path folder = parent.resolve(PREFIX + Long.toHexString(System.nanoTime()));
          return new Storage(Files.createDirectory(folder, ownerOnly(parent)));
        } catch (FileAlreadyExistsException e) {
          // Another process has just taken the name.
        }
      }
    } catch (IOException e) {
      throw new LaunchException(e, LaunchFault.STORAGE, parent, e.getMessage());
    }
  }

  /**
   * The folder that storages are made in.
   *
   * @param temporary what Java says is for temporary files
   * @param memory a folder that is kept in memory, if there is one
   */
  static Path parent(String temporary, Path memory) {
    return temporary.equals(SYSTEMS_OWN) && Files.isWritable(memory)
        && memory.toFile().getUsableSpace() >= ENOUGH_BYTES ? memory : Path.of(temporary);
  }

  /** Deletes it, and what processes left beside it that were killed. */
  void delete() {
    Folders.delete(folder);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder.getParent(), PREFIX + "*")) {
      for (Path each : folders) {
        if (isAbandoned(each.resolve(LOCK))) {
          Folders.delete(each);
        }
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(Storage.class).warn("{} cannot be looked through", folder.getParent(), e);
    }
  }

  private static boolean isAbandoned(Path lock) {
    if (!Files.isWritable(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock free = channel.tryLock()) {
      return free != null;
    } catch (IOException | OverlappingFileLockException used) {
      return false;
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path parent) {
    return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
        : new FileAttribute<?>[0];
  }
}
