package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pieces of a llama2.c tokenizer: a 32-bit length of the longest, then for each a 32-bit score, a length, and its
 * bytes.
 *
 * @param pieces bytes of each token
 * @param scores by which pieces are merged, the highest first
 */
record TokenizerFile(byte[][] pieces, float[] scores) {

  static TokenizerFile read(Path file, int size) {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException failed) {
      throw new HeadframeException(failed, Llama2cError.UNREADABLE, file, failed.getMessage());
    }
    byte[][] pieces = new byte[size][];
    float[] scores = new float[size];
    if (bytes.remaining() < Integer.BYTES) {
      throw new HeadframeException(Llama2cError.BAD_TOKENIZER, file, 0, size);
    }
    bytes.getInt();
    for (int token = 0; token < size; token++) {
      if (bytes.remaining() < Float.BYTES + Integer.BYTES) {
        throw new HeadframeException(Llama2cError.BAD_TOKENIZER, file, token, size);
      }
      scores[token] = bytes.getFloat();
      int length = bytes.getInt();
      if (length < 0 || length > bytes.remaining()) {
        throw new HeadframeException(Llama2cError.BAD_TOKENIZER, file, token, size);
      }
      pieces[token] = new byte[length];
      bytes.get(pieces[token]);
    }
    if (bytes.hasRemaining()) {
      throw new HeadframeException(Llama2cError.BAD_TOKENIZER, file, size + " (with bytes left over)", size);
    }
    return new TokenizerFile(pieces, scores);
  }
}
