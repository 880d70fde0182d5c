package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.model.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The tokenizer of llama2.c's run.c, token for token. Immutable. */
final class Llama2cTokenizer implements Tokenizer {

  private static final int UNKNOWN = 0;
  private static final int BEGINNING = 1;
  private static final int END = 2;

  /** The tokens of single bytes follow the three special ones. */
  private static final int FIRST_BYTE = 3;

  private static final String BYTE = "<0x[0-9A-Fa-f]{2}>";

  private final TokenizerFile file;
  private final Map<String, Integer> ids = new HashMap<>();

  Llama2cTokenizer(TokenizerFile file) {
    this.file = file;
    for (int id = 0; id < file.pieces().length; id++) {
      ids.putIfAbsent(file.pieces()[id], id);
    }
  }

  @Override
  public int[] encode(String text) {
    IntStream.Builder tokens = IntStream.builder().add(BEGINNING);
    if (!text.isEmpty()) {
      // A text is tokenized as if it followed a space.
      addCodePoint(tokens, " ");
    }
    text.codePoints().forEach(codePoint -> addCodePoint(tokens, Character.toString(codePoint)));
    return PairMerging.merge(tokens.build().toArray(), ids, file);
  }

  private void addCodePoint(IntStream.Builder tokens, String codePoint) {
    byte[] utf8 = codePoint.getBytes(StandardCharsets.UTF_8);
    Integer id = ids.get(new String(utf8, StandardCharsets.ISO_8859_1));
    if (id != null) {
      tokens.add(id);
      return;
    }
    for (byte b : utf8) {
      int token = (b & 0xFF) + FIRST_BYTE;
      tokens.add(token < size() ? token : UNKNOWN);
    }
  }

  /** {@inheritDoc} As in llama2.c, a space at the beginning is dropped where the token of the beginning precedes it. */
  @Override
  public String decode(int... tokens) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] != BEGINNING && tokens[i] != END) {
        byte[] bytes = bytes(Objects.checkIndex(tokens[i], size()));
        int from = i > 0 && tokens[i - 1] == BEGINNING && bytes.length > 0 && bytes[0] == ' ' ? 1 : 0;
        text.write(bytes, from, bytes.length - from);
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private byte[] bytes(int id) {
    String piece = file.pieces()[id];
    return piece.matches(BYTE)
        ? new byte[] {(byte) HexFormat.fromHexDigits(piece, 3, 5)}
        : piece.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String token(int id) {
    byte[] bytes = bytes(Objects.checkIndex(id, size()));
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = file.pieces()[id];
    }
    // The file has the special tokens with line ends around their names.
    return id <= END ? text.strip() : visible(text);
  }

  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    for (char character : text.toCharArray()) {
      switch (character) {
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        default -> shown.append(
            Character.isISOControl(character) ? String.format("<0x%02X>", (int) character) : character);
      }
    }
    return shown.toString();
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
}
