package io.headframe.core.distribution.internal;

import io.headframe.core.distribution.Contents;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a distribution as one jar: its files under {@code distribution/}, a list of them with sizes and digests, and
 * the launcher's classes that unpack it. One content gives one jar, byte for byte.
 */
public final class JarWriter {

  private static final String UNPACK = "io/headframe/runtime/unpack/";
  private static final String FOLDER = "distribution/";
  private static final String LIST = "META-INF/headframe/distribution.txt";
  /** 1 January 1980, the first that the format has: one content, one jar. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private JarWriter() {}

  /** See {@link io.headframe.core.distribution.Distributions#writeJar}. */
  public static long write(Contents contents, Path file) {
    Path whole = file.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      throw new HeadframeException(DistributionError.EXISTS, whole);
    }
    Map<String, Path> files = FolderWriter.files(contents);
    Path unfinished = whole.resolveSibling(whole.getFileName() + ".unfinished-" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(whole.getParent());
      try (OutputStream out = Files.newOutputStream(unfinished); ZipOutputStream jar = new ZipOutputStream(out)) {
        // Native code is most of it, and shrinks to a third at the fastest level already.
        jar.setLevel(Deflater.BEST_SPEED);
        manifest(jar);
        bootstrap(jar, contents.source().resolve("lib/headframe.jar"));
        StringBuilder list = new StringBuilder(contents.definition().name()).append('\n');
        for (Map.Entry<String, Path> entry : files.entrySet()) {
          list.append(copy(jar, entry.getKey(), entry.getValue())).append('\n');
        }
        begin(jar, LIST);
        jar.write(list.toString().getBytes(StandardCharsets.UTF_8));
      }
      Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
      return Files.size(whole);
    } catch (IOException e) {
      deleteQuietly(unfinished);
      throw new HeadframeException(e, DistributionError.NOT_WRITTEN, whole, e.toString());
    }
  }

  private static void manifest(ZipOutputStream jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, (UNPACK + "Main").replace('/', '.'));
    begin(jar, JarFile.MANIFEST_NAME);
    manifest.write(jar);
  }

  private static void bootstrap(ZipOutputStream jar, Path launcher) throws IOException {
    try (JarFile source = new JarFile(launcher.toFile())) {
      for (ZipEntry entry : source.stream().filter(entry -> entry.getName().startsWith(UNPACK)).toList()) {
        if (!entry.isDirectory()) {
          begin(jar, entry.getName());
          try (InputStream in = source.getInputStream(entry)) {
            in.transferTo(jar);
          }
        }
      }
    }
  }

  /** Copies a file; gives its line of the list: digest, size, x if it can be executed, and place. */
  private static String copy(ZipOutputStream jar, String place, Path file) throws IOException {
    MessageDigest digest = sha256();
    begin(jar, FOLDER + place);
    long bytes;
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      bytes = in.transferTo(jar);
    }
    boolean executable = place.startsWith("bin/");
    return HexFormat.of().formatHex(digest.digest()) + " " + bytes + " " + (executable ? "x " : "- ") + place;
  }

  private static void begin(ZipOutputStream jar, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    jar.putNextEntry(entry);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The first failure is the one to tell.
    }
  }
}
