package io.headframe.checkpoint.llama2c.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Llama2cFormatTest {

  /** dim 4, hidden 6, 2 layers, 2 heads, 1 key-value head, 262 tokens, 8 positions. */
  private static final int[] HEADER = {4, 6, 2, 2, 1, 262, 8};
  private static final int KEYS = 2;
  private static final int FLOATS =
      262 * 4 + 2 * (4 + 16 + KEYS * 4 + KEYS * 4 + 16 + 4 + 24 + 24 + 24) + 4 + 8 * 2;

  @TempDir
  Path folder;

  private final Llama2cFormat format = new Llama2cFormat();

  @Test
  void tensors_standInTheOrderOfTheFile() throws IOException {
    try (Checkpoint checkpoint = format.open(model(HEADER, FLOATS))) {
      // Each float of the test file is its own number.
      assertEquals(0, first(checkpoint, "model.embed_tokens.weight"));
      assertEquals(262 * 4, first(checkpoint, "model.layers.0.input_layernorm.weight"));
      assertEquals(262 * 4 + 4, first(checkpoint, "model.layers.1.input_layernorm.weight"));
      assertEquals(262 * 4 + 8, first(checkpoint, "model.layers.0.self_attn.q_proj.weight"));
      assertEquals(262 * 4 + 8 + 32, first(checkpoint, "model.layers.0.self_attn.k_proj.weight"));
      int gate = 262 * 4 + 2 * (4 + 16 + 8 + 8 + 16 + 4);
      assertEquals(gate, first(checkpoint, "model.layers.0.mlp.gate_proj.weight"));
      assertEquals(gate + 48, first(checkpoint, "model.layers.0.mlp.down_proj.weight"));
      assertEquals(gate + 96 + 24, first(checkpoint, "model.layers.1.mlp.up_proj.weight"));
      assertEquals(gate + 144, first(checkpoint, "model.norm.weight"));
      assertEquals(20, checkpoint.tensors().size());
      assertTrue(checkpoint.config().get("tie_word_embeddings").getAsBoolean());
      assertTrue(checkpoint.config().get("rope_adjacent_pairs").getAsBoolean());
    }
  }

  @Test
  void negativeVocabulary_meansATableOfItsOwnForTheUnembedding() throws IOException {
    int[] header = HEADER.clone();
    header[5] = -262;
    try (Checkpoint checkpoint = format.open(model(header, FLOATS + 262 * 4))) {
      assertEquals(FLOATS, first(checkpoint, "lm_head.weight"));
      assertEquals(262, checkpoint.config().get("vocab_size").getAsInt());
    }
  }

  @Test
  void fileOfAnotherSize_saysBothSizes() throws IOException {
    Path file = model(HEADER, FLOATS - 1);
    HeadframeException error = assertThrows(HeadframeException.class, () -> format.open(file));
    assertEquals("HF-LLAMA2C-003", error.id());
    assertTrue(error.getMessage().contains(Integer.toString(28 + 4 * FLOATS)), error.getMessage());
    Path empty = Files.write(folder.resolve("empty.bin"), new byte[5]);
    assertEquals("HF-LLAMA2C-003", assertThrows(HeadframeException.class, () -> format.open(empty)).id());
  }

  @Test
  void headerThatCannotBe_namesTheNumber() throws IOException {
    int[][] wrong = {
      {0, 6, 2, 2, 1, 262, 8}, {4, -6, 2, 2, 1, 262, 8}, {4, 6, 2, 3, 1, 262, 8}, {4, 6, 2, 2, 3, 262, 8},
      {2_000_000_000, 6, 2, 2, 1, 262, 8}, {4, 6, 2, 4, 2, 262, 8}, {4, 6, 2, 2, 1, 0, 8},
      {4, 6, 2, 2, 1, Integer.MIN_VALUE, 8}
    };
    for (int[] header : wrong) {
      Path file = model(header, 10);
      HeadframeException error = assertThrows(HeadframeException.class, () -> format.open(file));
      assertEquals("HF-LLAMA2C-002", error.id(), error.getMessage());
    }
  }

  @Test
  void tokenizer_isTheSizedOneFirst_andMissingSaysWhichNames() throws IOException {
    Path file = model(HEADER, FLOATS);
    try (Checkpoint checkpoint = format.open(file)) {
      HeadframeException error = assertThrows(HeadframeException.class, checkpoint::openTokenizer);
      assertTrue(error.getMessage().contains("tok262.bin or tokenizer.bin"), error.getMessage());
      tokenizer("tokenizer.bin", 262);
      assertEquals(262, checkpoint.openTokenizer().size());
    }
  }

  @Test
  void tokenizerOfAnotherSizeOrTruncated_isNamed() throws IOException {
    Path file = model(HEADER, FLOATS);
    try (Checkpoint checkpoint = format.open(file)) {
      for (int size : new int[] {261, 263}) {
        tokenizer("tok262.bin", size);
        assertEquals("HF-LLAMA2C-005",
            assertThrows(HeadframeException.class, checkpoint::openTokenizer).id());
      }
      byte[] whole = Files.readAllBytes(tokenizer("tok262.bin", 262));
      for (int length = 0; length < whole.length; length += 97) {
        Files.write(folder.resolve("tok262.bin"), Arrays.copyOf(whole, length));
        assertThrows(HeadframeException.class, checkpoint::openTokenizer, "cut to " + length);
      }
    }
  }

  @Test
  void encoding_mergesTheBestPairFirst_andFallsBackToBytes() throws IOException {
    model(HEADER, FLOATS);
    Tokenizer tokenizer = new SentencePieceTokenizer(TokenizerFile.read(tokenizer("tok262.bin", 262), 262));
    // Pieces 259 to 261 are " ", "a" and " a".
    assertArrayEquals(new int[] {1, 261, 260}, tokenizer.encode("aa"));
    assertArrayEquals(new int[] {1, 259, 3 + 'b'}, tokenizer.encode("b"));
    assertArrayEquals(new int[] {1}, tokenizer.encode(""));
    assertEquals("é", tokenizer.decode(tokenizer.encode("é")));
    assertEquals("aé a", tokenizer.decode(tokenizer.encode("aé a")));
  }

  @Test
  void encoding_ofALongText_growsGently() throws IOException {
    model(HEADER, FLOATS);
    Tokenizer tokenizer = new SentencePieceTokenizer(TokenizerFile.read(tokenizer("tok262.bin", 262), 262));
    String text = " a".repeat(200_000);
    assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
  }

  private static int first(Checkpoint checkpoint, String name) {
    return (int) checkpoint.tensors().get(name).bytes().get().order(ByteOrder.LITTLE_ENDIAN).getFloat();
  }

  private Path model(int[] header, int floats) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(28 + 4 * floats).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : header) {
      bytes.putInt(value);
    }
    for (int i = 0; i < floats; i++) {
      bytes.putFloat(i);
    }
    return Files.write(folder.resolve("model.bin"), bytes.array());
  }

  /** Unknown, beginning, end, 256 bytes, then " ", "a" and " a". */
  private Path tokenizer(String name, int size) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    for (String special : List.of("<unk>", "\n<s>\n", "\n</s>\n")) {
      pieces.add(special.getBytes(StandardCharsets.UTF_8));
    }
    for (int value = 0; value < 256; value++) {
      pieces.add(String.format("<0x%02X>", value).getBytes(StandardCharsets.UTF_8));
    }
    for (String piece : List.of(" ", "a", " a", "zz")) {
      pieces.add(piece.getBytes(StandardCharsets.UTF_8));
    }
    ByteBuffer bytes = ByteBuffer.allocate(100_000).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(6);
    for (int i = 0; i < size; i++) {
      bytes.putFloat(-i).putInt(pieces.get(i).length).put(pieces.get(i));
    }
    byte[] content = Arrays.copyOf(bytes.array(), bytes.position());
    return Files.write(folder.resolve(name), content);
  }
}
