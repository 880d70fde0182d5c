package io.headframe.runtime.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * Unpacks a jar into a folder that has the digest of its content in its name. The folder is written under another name
 * and renamed when it is whole, so it is there whole or not at all, and several processes may do this at once.
 */
final class Unpacking {

  private static final String FOLDER = "distribution/";
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int NAME_DIGITS = 16;

  private final Path jar;
  private final Path cache;
  private final PrintStream progress;
  private long began;
  private boolean announced;

  Unpacking(Path jar, Path cache, PrintStream progress) {
    this.jar = jar;
    this.cache = cache;
    this.progress = progress;
  }

  /** The folder; unpacked if it was not there, or not as it was unpacked. */
  Path folder() throws UnpackException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      FileList list = list(file);
      Path folder = cache.resolve(list.name() + "-" + list.digest().substring(0, NAME_DIGITS));
      if (list.isWhole(folder)) {
        return folder;
      }
      return unpack(file, list, folder);
    } catch (ZipException e) {
      throw new UnpackException(e, UnpackFault.DAMAGED, jar, e.getMessage());
    } catch (IOException e) {
      throw new UnpackException(e, UnpackFault.NOT_UNPACKED, cache, e);
    }
  }

  private FileList list(JarFile file) throws IOException {
    ZipEntry entry = file.getEntry(FileList.PLACE);
    if (entry == null) {
      throw new ZipException("it has no list of its files");
    }
    try (InputStream in = file.getInputStream(entry)) {
      return FileList.read(in);
    }
  }

  private Path unpack(JarFile file, FileList list, Path folder) throws IOException {
    began = System.nanoTime();
    Files.createDirectories(cache);
    Path unfinished = Files.createTempDirectory(cache, "unfinished-");
    try {
      Path whole = unfinished.resolve("whole");
      for (FileList.Entry entry : list.entries()) {
        write(file, entry, whole, list, folder);
      }
      if (Files.exists(folder)) {
        // Damaged, or finished by another process meanwhile.
        if (list.isWhole(folder)) {
          return folder;
        }
        Files.move(folder, unfinished.resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
      }
      return moved(whole, folder, list);
    } finally {
      delete(unfinished);
    }
  }

  private static Path moved(Path whole, Path folder, FileList list) throws IOException {
    try {
      return Files.move(whole, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (list.isWhole(folder)) {
        return folder;
      }
      throw e;
    }
  }

  private void write(JarFile file, FileList.Entry entry, Path whole, FileList list, Path folder) throws IOException {
    ZipEntry packed = file.getEntry(FOLDER + entry.path());
    Path target = whole.resolve(entry.path()).normalize();
    if (packed == null || !target.startsWith(whole)) {
      throw new ZipException("it has no " + entry.path());
    }
    Files.createDirectories(target.getParent());
    MessageDigest digest = FileList.sha256();
    try (InputStream in = file.getInputStream(packed);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        announce(list, folder);
      }
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
      throw new ZipException(entry.path() + " is not what its digest says");
    }
    if (entry.executable() && !target.toFile().setExecutable(true, false)) {
      throw new IOException("no command can be made of " + target);
    }
    Files.setLastModifiedTime(target, FileList.TIME);
  }

  private void announce(FileList list, Path folder) {
    if (!announced && System.nanoTime() - began > QUIET_NANOS) {
      announced = true;
      progress.println("headframe: unpacking " + list.bytes() / 1_000_000 + " MB into " + folder + ", once ...");
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // It has a name of its own and is never used.
    }
  }
}
