package io.headframe.checkpoint.huggingface.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An open safetensors file: 8 bytes of header length, little-endian; the header, a JSON object; the data. Each tensor
 * is mapped by itself when it is asked for, so that files may be larger than one mapping. A tensor of a type that
 * cannot be read, a mask for example, is refused then and not before.
 */
final class SafetensorsFile implements AutoCloseable {

  private static final int LENGTH_BYTES = 8;

  /** The limit that the format's own reader has. */
  private static final int HEADER_LIMIT = 100_000_000;

  private static final int DIGEST_BUFFER = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final Map<String, TensorData> tensors;

  private SafetensorsFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.tensors = Collections.unmodifiableMap(readTensors());
  }

  static SafetensorsFile open(Path path) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new SafetensorsFile(path, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw JsonFile.unreadable(path, e);
    }
  }

  private Map<String, TensorData> readTensors() throws IOException {
    long fileLength = channel.size();
    if (fileLength < LENGTH_BYTES) {
      throw new HeadframeException(CheckpointError.TOO_SHORT, path, fileLength);
    }
    long headerLength = read(0, LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (headerLength < 0 || headerLength > Math.min(fileLength - LENGTH_BYTES, HEADER_LIMIT)) {
      throw new HeadframeException(
          CheckpointError.HEADER_LENGTH, path, Long.toUnsignedString(headerLength), fileLength, HEADER_LIMIT);
    }
    long dataStart = LENGTH_BYTES + headerLength;
    byte[] json = read(LENGTH_BYTES, (int) headerLength).array();
    SafetensorsHeader header = SafetensorsHeader.parse(path, json, fileLength - dataStart);

    Map<String, TensorData> found = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : header.entries().values()) {
      found.put(entry.name(), new TensorData(entry.type(), entry.shape(), () -> map(entry, dataStart)));
    }
    header.sharedTensors().forEach((name, kept) -> {
      if (found.containsKey(kept)) {
        found.putIfAbsent(name, found.get(kept));
      }
    });
    return found;
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("it became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  private ByteBuffer map(SafetensorsHeader.Entry entry, long dataStart) {
    if (entry.type() == ElementType.OTHER) {
      throw new HeadframeException(CheckpointError.DTYPE, entry.name(), path, entry.dtype());
    }
    long start = dataStart + entry.begin();
    try {
      ByteBuffer mapped = channel.map(MapMode.READ_ONLY, start, entry.end() - entry.begin());
      return (start % entry.type().bytes() == 0 ? mapped : copyOf(mapped)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (ClosedChannelException e) {
      throw closed(e, entry.name());
    } catch (IOException e) {
      throw JsonFile.unreadable(path, e);
    }
  }

  /** Native code may rely on numbers at multiples of their length; a header of odd length puts them elsewhere. */
  private static ByteBuffer copyOf(ByteBuffer buffer) {
    return ByteBuffer.allocateDirect(buffer.remaining()).put(buffer).flip();
  }

  Path path() {
    return path;
  }

  /** By name, in the order of the header; a tensor that stands for a second, shared one is there under both names. */
  Map<String, TensorData> tensors() {
    return tensors;
  }

  /** The SHA-256 of the whole file. */
  byte[] sha256() {
    MessageDigest digest = Sha256.start();
    ByteBuffer buffer = ByteBuffer.allocateDirect(DIGEST_BUFFER);
    try {
      for (long position = 0; channel.read(buffer, position) >= 0; buffer.clear()) {
        position += buffer.position();
        digest.update(buffer.flip());
      }
    } catch (ClosedChannelException e) {
      throw closed(e, path.getFileName());
    } catch (IOException e) {
      throw JsonFile.unreadable(path, e);
    }
    return digest.digest();
  }

  private HeadframeException closed(ClosedChannelException cause, Object wanted) {
    return new HeadframeException(cause, CheckpointError.CLOSED, path, wanted);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
