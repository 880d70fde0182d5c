package io.headframe.checkpoint.huggingface.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceTextTest {

  private final PieceText sentencepiece = of("{\"decoder\": {\"type\": \"Metaspace\"}}");
  private final PieceText byteLevel =
      of("{\"pre_tokenizer\": {\"type\": \"Sequence\", \"pretokenizers\": [{\"type\": \"ByteLevel\"}]}}");

  private static PieceText of(String tokenizer) {
    return PieceText.of(JsonParser.parseString(tokenizer).getAsJsonObject());
  }

  @ParameterizedTest
  @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
      "▁big, big", "a▁b▁,a b ", "<0x0A>,\\n", "<0x41>,A", "<0xE2>,<0xE2>", "<0x00>,<0x00>", "Ġ,Ġ", "##ing,##ing"})
  void sentencepiece_showsSpacesAndBytes(String piece, String shown) {
    assertEquals(shown, sentencepiece.model(piece));
  }

  @ParameterizedTest
  @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
      "Ġbig, big", "ĊĊ,\\n\\n", "Ã©,é", "âĢ,<0xE2><0x80>", "▁,▁", "âĢĻs,’s"})
  void byteLevel_showsTheTextOfTheBytes(String piece, String shown) {
    assertEquals(shown, byteLevel.model(piece));
  }

  @Test
  void lineEndInsideAPiece_isShown() {
    assertEquals("said.\\n\\t", sentencepiece.model("said.\n\t"));
  }
}
