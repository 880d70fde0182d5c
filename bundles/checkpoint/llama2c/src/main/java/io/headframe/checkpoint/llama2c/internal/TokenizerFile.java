package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The tokens in a tokenizer file: a 32-bit length of the longest, then for each a 32-bit float score, a 32-bit length
 * and that many bytes, all little-endian.
 *
 * @param pieces the bytes of each token, one in each character, so that a piece can be a key
 * @param scores of each token; the pair whose token has the highest is merged first
 */
record TokenizerFile(String[] pieces, float[] scores) {

  private static final int SIZE_LIMIT = 64 << 20;

  /** Reads the tokenizer of a model from the model's own folder. */
  static TokenizerFile beside(Path model, int vocabularySize) {
    Path folder = model.toAbsolutePath().getParent();
    String ofThisSize = "tok" + vocabularySize + ".bin";
    for (String name : List.of(ofThisSize, "tokenizer.bin")) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        return read(file, vocabularySize);
      }
    }
    throw new HeadframeException(Llama2cError.NO_TOKENIZER, folder, ofThisSize);
  }

  private static TokenizerFile read(Path file, int vocabularySize) {
    ByteBuffer bytes = ByteBuffer.wrap(content(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < Integer.BYTES) {
      throw damaged(file, "it has only " + bytes.remaining() + " bytes");
    }
    int longest = bytes.getInt();
    // Every token takes 8 bytes at least: a vocabulary that cannot be in the file is not allocated.
    int room = Math.min(vocabularySize, bytes.remaining() / 8 + 1);
    String[] pieces = new String[room];
    float[] scores = new float[room];
    for (int id = 0; id < vocabularySize; id++) {
      if (bytes.remaining() < 8) {
        throw new HeadframeException(Llama2cError.TOKENIZER_TOO_SMALL, file, id, vocabularySize);
      }
      scores[id] = bytes.getFloat();
      int length = bytes.getInt();
      if (length < 0 || length > longest) {
        throw damaged(file, "token " + id + " has a length of " + length + ", and the longest has " + longest);
      }
      if (length > bytes.remaining()) {
        throw new HeadframeException(Llama2cError.TOKENIZER_TOO_SMALL, file, id, vocabularySize);
      }
      pieces[id] = new String(bytes.array(), bytes.position(), length, StandardCharsets.ISO_8859_1);
      bytes.position(bytes.position() + length);
    }
    if (bytes.hasRemaining()) {
      throw new HeadframeException(Llama2cError.TOKENIZER_TOO_LARGE, file, bytes.remaining(), vocabularySize);
    }
    return new TokenizerFile(pieces, scores);
  }

  private static byte[] content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(SIZE_LIMIT + 1);
      if (content.length > SIZE_LIMIT) {
        throw damaged(file, "it has more than " + SIZE_LIMIT + " bytes");
      }
      return content;
    } catch (IOException e) {
      throw Llama2cCheckpoint.unreadable(file, e);
    }
  }

  private static HeadframeException damaged(Path file, String reason) {
    return new HeadframeException(Llama2cError.TOKENIZER_DAMAGED, file, reason);
  }
}
