package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.model.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Byte-pair encoding as llama2.c does it: a beginning token, a space before the text, one piece for each character (its
 * UTF-8 bytes as tokens 3 to 258 where there is none), then merges, the highest score first and the leftmost among
 * equals.
 */
final class SentencePieceTokenizer implements Tokenizer {

  private static final int BEGINNING = 1;
  private static final int END = 2;
  private static final int FIRST_BYTE = 3;
  private static final int BYTES = 256;

  private final TokenizerFile file;
  private final Map<String, Integer> ids = new HashMap<>();

  SentencePieceTokenizer(TokenizerFile file) {
    this.file = file;
    for (int id = 0; id < file.pieces().length; id++) {
      ids.putIfAbsent(latin(file.pieces()[id]), id);
    }
  }

  @Override
  public int[] encode(String text) {
    List<Integer> tokens = new ArrayList<>();
    if (!text.isEmpty()) {
      // llama2.c prefixes a space, as the trainer of these tokenizers did.
      (" " + text).codePoints().forEach(character -> addCharacter(Character.toString(character), tokens));
    }
    int[] merged = new Merging(tokens, file, ids).merge();
    int[] encoded = new int[merged.length + 1];
    encoded[0] = BEGINNING;
    System.arraycopy(merged, 0, encoded, 1, merged.length);
    return encoded;
  }

  private void addCharacter(String character, List<Integer> tokens) {
    byte[] bytes = character.getBytes(StandardCharsets.UTF_8);
    Integer id = ids.get(latin(bytes));
    if (id != null) {
      tokens.add(id);
      return;
    }
    for (byte value : bytes) {
      tokens.add(FIRST_BYTE + Byte.toUnsignedInt(value));
    }
  }

  @Override
  public String decode(int... tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int previous = -1;
    for (int token : tokens) {
      if (token != BEGINNING && token != END) {
        byte[] piece = bytes(token);
        int skip = previous == BEGINNING && piece.length > 0 && piece[0] == ' ' ? 1 : 0;
        bytes.write(piece, skip, piece.length - skip);
      }
      previous = token;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String token(int id) {
    return id == BEGINNING ? "<s>" : id == END ? "</s>" : new String(bytes(id), StandardCharsets.UTF_8);
  }

  @Override
  public int size() {
    return file.pieces().length;
  }

  @Override
  public OptionalInt beginning() {
    return OptionalInt.of(BEGINNING);
  }

  @Override
  public OptionalInt end() {
    return OptionalInt.of(END);
  }

  @Override
  public void close() {
    // Nothing native.
  }

  /** The bytes of a token; a token for one byte is that byte, not the name it has in the file. */
  private byte[] bytes(int token) {
    boolean single = token >= FIRST_BYTE && token < FIRST_BYTE + BYTES
        && latin(file.pieces()[token]).matches("<0x[0-9A-F]{2}>");
    return single ? new byte[] {(byte) (token - FIRST_BYTE)} : file.pieces()[token];
  }

  /** Bytes as a string with one character each, to look pieces up by. */
  static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
