package io.headframe.runtime.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of a distribution, as its jar lists them.
 *
 * @param name name of the distribution
 * @param digest of the list, and so of every file: one digest, one content
 */
record FileList(String name, String digest, List<Entry> entries) {

  static final String PLACE = "META-INF/headframe/distribution.txt";

  /** The time that every unpacked file gets. Whoever changes a file changes its time. */
  static final FileTime TIME = FileTime.fromMillis(1_000_000_000_000L);

  /**
   * A file.
   *
   * @param sha256 its digest
   * @param bytes its size
   * @param executable whether it is a command
   * @param path its place, with slashes
   */
  record Entry(String sha256, long bytes, boolean executable, String path) {}

  static FileList read(InputStream in) throws IOException {
    byte[] text = in.readAllBytes();
    List<String> lines = new String(text, StandardCharsets.UTF_8).lines().toList();
    List<Entry> entries = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ", 4);
      entries.add(new Entry(words[0], Long.parseLong(words[1]), words[2].equals("x"), words[3]));
    }
    return new FileList(lines.get(0), HexFormat.of().formatHex(sha256().digest(text)), List.copyOf(entries));
  }

  long bytes() {
    return entries.stream().mapToLong(Entry::bytes).sum();
  }

  /** Whether a folder has every file with the size and the time that it was unpacked with. */
  boolean isWhole(Path folder) {
    for (Entry entry : entries) {
      try {
        BasicFileAttributes found = Files.readAttributes(folder.resolve(entry.path), BasicFileAttributes.class);
        if (found.size() != entry.bytes || !found.lastModifiedTime().equals(TIME)) {
          return false;
        }
      } catch (IOException missing) {
        return false;
      }
    }
    return true;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
