package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Makes of a vocabulary's piece what people read: the notations for spaces and bytes undone, line ends shown. */
final class PieceText {

  private static final char SENTENCEPIECE_SPACE = '▁';
  private static final String BYTE = "<0x[0-9A-Fa-f]{2}>";

  /** Empty where pieces are not written byte by byte. */
  private final Map<Character, Byte> byteOfCharacter;

  private PieceText(Map<Character, Byte> byteOfCharacter) {
    this.byteOfCharacter = byteOfCharacter;
  }

  /** For a tokenizer.json. */
  static PieceText of(JsonObject tokenizer) {
    boolean byteLevel =
        mentionsByteLevel(tokenizer.get("decoder")) || mentionsByteLevel(tokenizer.get("pre_tokenizer"));
    return new PieceText(byteLevel ? gpt2Bytes() : Map.of());
  }

  private static boolean mentionsByteLevel(JsonElement part) {
    if (part instanceof JsonArray list) {
      return list.asList().stream().anyMatch(PieceText::mentionsByteLevel);
    }
    if (part instanceof JsonObject object) {
      return object.has("type") && object.get("type").toString().equals("\"ByteLevel\"")
          || object.entrySet().stream().anyMatch(member -> mentionsByteLevel(member.getValue()));
    }
    return false;
  }

  /** GPT-2's table: printable bytes of Latin-1 stand for themselves, the others are numbered from U+0100. */
  private static Map<Character, Byte> gpt2Bytes() {
    Map<Character, Byte> bytes = new HashMap<>();
    char next = 0x100;
    for (int b = 0; b < 256; b++) {
      boolean itself = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xFF && b != 0xAD;
      bytes.put(itself ? (char) b : next++, (byte) b);
    }
    return bytes;
  }

  /** A piece of the model's own vocabulary. */
  String model(String piece) {
    if (!byteOfCharacter.isEmpty()) {
      return byteLevel(piece);
    }
    if (piece.matches(BYTE)) {
      return bytes(new byte[] {(byte) HexFormat.fromHexDigits(piece, 3, 5)});
    }
    return verbatim(piece.replace(SENTENCEPIECE_SPACE, ' '));
  }

  private String byteLevel(String piece) {
    ByteBuffer bytes = ByteBuffer.allocate(piece.length());
    for (char character : piece.toCharArray()) {
      Byte b = byteOfCharacter.get(character);
      if (b == null) {
        return verbatim(piece);
      }
      bytes.put(b);
    }
    return bytes(bytes.array());
  }

  private static String bytes(byte[] bytes) {
    try {
      return verbatim(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      StringBuilder hex = new StringBuilder();
      for (byte b : bytes) {
        hex.append(hex(b & 0xFF));
      }
      return hex.toString();
    }
  }

  private static String hex(int code) {
    return String.format("<0x%02X>", code);
  }

  /** A text as it is, but for characters that would break a line or not be seen. */
  static String verbatim(String text) {
    StringBuilder shown = new StringBuilder();
    for (char character : text.toCharArray()) {
      switch (character) {
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        default -> shown.append(Character.isISOControl(character) ? hex(character) : character);
      }
    }
    return shown.toString();
  }
}
