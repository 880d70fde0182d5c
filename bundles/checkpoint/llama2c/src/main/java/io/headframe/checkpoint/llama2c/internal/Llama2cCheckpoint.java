package io.headframe.checkpoint.llama2c.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
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
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** An opened file. Safe for use by several threads. */
final class Llama2cCheckpoint implements Checkpoint {

  private static final int DIGEST_BUFFER = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final Header header;
  private final Map<String, TensorData> tensors;

  private Llama2cCheckpoint(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    long length = channel.size();
    if (length < Header.BYTES) {
      throw new HeadframeException(Llama2cError.NO_HEADER, file, length);
    }
    this.header = Header.read(file, map(0, Header.BYTES));
    Map<String, TensorData> found = new LinkedHashMap<>();
    Layout.of(file, header, length).forEach((name, slice) ->
        found.put(name, new TensorData(ElementType.F32, slice.shape(), () -> tensor(name, slice))));
    this.tensors = Collections.unmodifiableMap(found);
  }

  static Llama2cCheckpoint open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return new Llama2cCheckpoint(file, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private ByteBuffer map(long position, int length) throws IOException {
    return channel.map(MapMode.READ_ONLY, position, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer tensor(String name, Layout.Slice slice) {
    try {
      return map(slice.position(), slice.bytes());
    } catch (ClosedChannelException e) {
      throw new HeadframeException(e, Llama2cError.CLOSED, file, name);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static HeadframeException unreadable(Path file, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new HeadframeException(e, Llama2cError.UNREADABLE, file, reason);
  }

  @Override
  public String origin() {
    return file.toString();
  }

  @Override
  public JsonObject config() {
    return header.config();
  }

  @Override
  public Map<String, TensorData> tensors() {
    return tensors;
  }

  @Override
  public Tokenizer openTokenizer() {
    return new Llama2cTokenizer(TokenizerFile.beside(file, header.vocabularySize()));
  }

  /** The SHA-256 of the file, which has configuration and weights in it. */
  @Override
  public String digest() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(DIGEST_BUFFER);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (long position = 0; channel.read(buffer, position) >= 0; buffer.clear()) {
        position += buffer.position();
        digest.update(buffer.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (ClosedChannelException e) {
      throw new HeadframeException(e, Llama2cError.CLOSED, file, "digest");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
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
