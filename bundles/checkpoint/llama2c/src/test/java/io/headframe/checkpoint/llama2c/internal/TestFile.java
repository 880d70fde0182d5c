package io.headframe.checkpoint.llama2c.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files byte by byte, by the description of the format and without the reader's code. */
final class TestFile {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  TestFile ints(int... values) {
    for (int value : values) {
      bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }
    return this;
  }

  TestFile floats(int count, float value) {
    for (int i = 0; i < count; i++) {
      ints(Float.floatToIntBits(value));
    }
    return this;
  }

  TestFile token(float score, String piece) {
    byte[] utf8 = piece.getBytes(StandardCharsets.UTF_8);
    floats(1, score).ints(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  Path write(Path file) {
    try {
      return Files.write(file, toBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * A model of dim 4, hidden_dim 3, 2 layers, 2 heads, 1 key-value head, 5 tokens, 6 positions. Each tensor is filled
   * with its number in the file: the embedding with 1, the input norms with 10 and 11, and so on.
   */
  static TestFile model(boolean tied) {
    TestFile file = new TestFile().ints(4, 3, 2, 2, 1, tied ? 5 : -5, 6);
    file.floats(5 * 4, 1);
    int[] elementsOfLayer = {4, 4 * 4, 2 * 4, 2 * 4, 4 * 4, 4, 3 * 4, 4 * 3, 3 * 4};
    for (int kind = 0; kind < elementsOfLayer.length; kind++) {
      file.floats(elementsOfLayer[kind], 10 * kind + 10).floats(elementsOfLayer[kind], 10 * kind + 11);
    }
    file.floats(4, 2).floats(6, -1).floats(6, -2);
    return tied ? file : file.floats(5 * 4, 3);
  }

  /** A tokenizer of the three special tokens and of pieces with scores that fall from the first on. */
  static TestFile tokenizer(String... pieces) {
    TestFile file = new TestFile().ints(6).token(0, "<unk>").token(0, "\n<s>\n").token(0, "\n</s>");
    for (int i = 0; i < pieces.length; i++) {
      file.token(-i, pieces[i]);
    }
    return file;
  }

  /** Checks that an action fails with an entry of the catalogue, and that the message has all parts. */
  static void assertRefused(ErrorKind kind, Runnable action, String... parts) {
    HeadframeException error = assertThrows(HeadframeException.class, action::run);
    assertEquals(kind.id(), error.id(), error.getMessage());
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage() + "\nlacks: " + part);
    }
  }
}
