package io.headframe.core.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files that are there whole or not at all, whenever the process or the machine stops: the content goes to a
 * file beside it whose name ends in {@code .part}, reaches the disk, and takes the name in one step.
 */
public final class WholeFile {

  /** The end of the names of files that are being written; what is found under one after a stop may be deleted. */
  public static final String PART = ".part";

  private WholeFile() {}

  /** What goes into a file. */
  @FunctionalInterface
  public interface Content {

    /** Writes it. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes a file, in the place of one that is there already.
   *
   * @param file in a folder that exists
   * @param content what goes into it
   * @throws IOException if it cannot be written; a file that was there before stays as it is
   */
  public static void write(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + PART);
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes bytes to a file, as {@link #write(Path, Content)}. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, channel -> writeAll(channel, ByteBuffer.wrap(bytes)));
  }

  /** Writes the rest of a buffer. */
  static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
