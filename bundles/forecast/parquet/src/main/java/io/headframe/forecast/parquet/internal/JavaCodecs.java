package io.headframe.forecast.parquet.internal;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The compressions of Parquet without native libraries. */
final class JavaCodecs implements CompressionCodecFactory {

  static final CompressionCodecName WRITTEN = CompressionCodecName.SNAPPY;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    if (codec != WRITTEN && codec != CompressionCodecName.UNCOMPRESSED) {
      throw new IllegalArgumentException("nothing is written with " + codec);
    }
    return new BytesInputCompressor() {
      @Override
      public BytesInput compress(BytesInput bytes) throws IOException {
        return codec == WRITTEN ? snappy(array(bytes)) : bytes;
      }

      @Override
      public CompressionCodecName getCodecName() {
        return codec;
      }

      @Override
      public void release() {}
    };
  }

  private static BytesInput snappy(byte[] plain) {
    Compressor compressor = new SnappyCompressor();
    byte[] compressed = new byte[compressor.maxCompressedLength(plain.length)];
    int length = compressor.compress(plain, 0, plain.length, compressed, 0, compressed.length);
    return BytesInput.from(compressed, 0, length);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new BytesInputDecompressor() {
      @Override
      public BytesInput decompress(BytesInput bytes, int size) throws IOException {
        return codec == CompressionCodecName.UNCOMPRESSED ? bytes : BytesInput.from(plain(codec, bytes, size));
      }

      @Override
      public void decompress(ByteBuffer in, int length, ByteBuffer out, int size) throws IOException {
        byte[] bytes = new byte[length];
        in.get(bytes);
        out.put(array(decompress(BytesInput.from(bytes), size)));
      }

      @Override
      public void release() {}
    };
  }

  private static byte[] plain(CompressionCodecName codec, BytesInput compressed, int size) throws IOException {
    byte[] bytes = array(compressed);
    if (codec == CompressionCodecName.GZIP) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return complete(in.readNBytes(size), size);
      }
    }
    byte[] plain = new byte[size];
    try {
      int length = decompressor(codec).decompress(bytes, 0, bytes.length, plain, 0, size);
      return complete(plain, length);
    } catch (MalformedInputException damaged) {
      throw new IOException("its " + codec + " data are damaged", damaged);
    }
  }

  private static byte[] array(BytesInput bytes) throws IOException {
    ByteArrayOutputStream array = new ByteArrayOutputStream((int) bytes.size());
    bytes.writeAllTo(array);
    return array.toByteArray();
  }

  private static byte[] complete(byte[] plain, int length) throws IOException {
    if (plain.length != length) {
      throw new IOException("a page is " + Math.min(length, plain.length) + " bytes long where "
          + Math.max(length, plain.length) + " are announced");
    }
    return plain;
  }

  private static Decompressor decompressor(CompressionCodecName codec) throws IOException {
    return switch (codec) {
      case SNAPPY -> new SnappyDecompressor();
      case ZSTD -> new ZstdDecompressor();
      case LZ4_RAW -> new Lz4Decompressor();
      default -> throw new IOException("it is compressed with " + codec
          + ", and read can be Snappy, Zstandard, gzip, LZ4_RAW and what is not compressed");
    };
  }

  @Override
  public void release() {}
}
