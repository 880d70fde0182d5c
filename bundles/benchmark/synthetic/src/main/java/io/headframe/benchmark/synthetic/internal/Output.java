package io.headframe.benchmark.synthetic.internal;

import io.headframe.core.method.Run;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A little-endian file that is written from begin to end. Under its name there is nothing, or what was there before,
 * until all of it is written; what was cancelled leaves nothing.
 */
final class Output implements Closeable {

  private static final int BUFFER = 1 << 20;
  private static final int BLOCK = 32;

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private final long expected;
  private final Run run;
  private long flushed;
  private boolean finished;

  /**
   * @param file where it goes; its folder exists
   * @param expected its length in bytes, for progress
   * @param run hears progress, and may be cancelled
   */
  Output(Path file, long expected, Run run) throws IOException {
    this.file = file;
    this.expected = Math.max(1, expected);
    this.run = run;
    this.unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    this.channel = FileChannel.open(unfinished,
        StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  long position() {
    return flushed + buffer.position();
  }

  Output integer(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  Output number(long value) throws IOException {
    room(Long.BYTES).putLong(value);
    return this;
  }

  Output real(float value) throws IOException {
    room(Float.BYTES).putFloat(value);
    return this;
  }

  Output bytes(byte... bytes) throws IOException {
    for (byte each : bytes) {
      room(1).put(each);
    }
    return this;
  }

  /** The text's bytes, after their number as 64 bits. */
  Output text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return number(utf8.length).bytes(utf8);
  }

  /** Zeros up to a multiple. */
  Output align(int multiple) throws IOException {
    while (position() % multiple != 0) {
      bytes((byte) 0);
    }
    return this;
  }

  /** All rows of a tensor as 32-bit floats. */
  void floats(Part part) throws IOException {
    Rows rows = part.rows().get();
    float[] row = new float[rows.length()];
    for (int r = 0; r < rows.count(); r++) {
      rows.read(r, row);
      for (float value : row) {
        room(Float.BYTES).putFloat(value);
      }
    }
  }

  /** All rows in blocks of 32: a 16-bit scale d and 32 integers q of 8 bits, for the values d · q (ggml's Q8_0). */
  void blocks(Part part) throws IOException {
    Rows rows = part.rows().get();
    float[] row = new float[rows.length()];
    for (int r = 0; r < rows.count(); r++) {
      rows.read(r, row);
      for (int from = 0; from < row.length; from += BLOCK) {
        block(row, from);
      }
    }
  }

  private void block(float[] row, int from) throws IOException {
    float largest = 0;
    for (int i = 0; i < BLOCK; i++) {
      largest = Math.max(largest, Math.abs(row[from + i]));
    }
    float scale = largest / 127;
    room(Short.BYTES + BLOCK).putShort(HalfPrecision.bits(scale));
    for (int i = 0; i < BLOCK; i++) {
      buffer.put((byte) (scale == 0 ? 0 : Math.round(row[from + i] / scale)));
    }
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    run.checkCancelled();
    flushed += buffer.position();
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
    run.progress(Math.min(1, (double) flushed / expected), "writing " + file.getFileName());
  }

  /** Ends the file and puts it in its place. */
  void finish() throws IOException {
    flush();
    channel.close();
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    finished = true;
  }

  /** Deletes what was not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!finished) {
      Files.deleteIfExists(unfinished);
    }
  }
}
