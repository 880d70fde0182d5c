package io.headframe.checkpoint.llama2c.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the model of {@link TestFile#model}, which has five tokens. */
class Llama2cTokenizerTest {

  @TempDir
  private Path folder;

  @BeforeEach
  void writeModel() {
    TestFile.model(true).write(folder.resolve("model.bin"));
  }

  private Tokenizer open() {
    try (Checkpoint checkpoint = new Llama2cFormat().open(folder.resolve("model.bin"))) {
      return checkpoint.openTokenizer();
    }
  }

  private void assertRefused(ErrorKind kind, String... parts) {
    TestFile.assertRefused(kind, () -> open().close(), parts);
  }

  @Test
  void tokenizerOfTheSize_isPreferred() {
    TestFile.tokenizer("a", "b").write(folder.resolve("tok5.bin"));
    TestFile.tokenizer("x", "y").write(folder.resolve("tokenizer.bin"));
    assertEquals("a", open().token(3));
  }

  @Test
  void tokenizer_isFoundByItsOtherName() {
    TestFile.tokenizer(" ", "a").write(folder.resolve("tokenizer.bin"));
    Tokenizer tokenizer = open();
    assertArrayEquals(new int[] {1, 3, 4, 3, 4}, tokenizer.encode("a a"));
    assertArrayEquals(new int[] {1}, tokenizer.encode(""));
    assertEquals("a a", tokenizer.decode(1, 3, 4, 3, 4, 2));
    assertEquals(" a", tokenizer.decode(3, 4));
    assertEquals(5, tokenizer.size());
    assertEquals("<s>", tokenizer.token(1));
    assertEquals("</s>", tokenizer.token(2));
    assertEquals(" ", tokenizer.token(3));
    assertEquals(OptionalInt.of(1), tokenizer.beginning());
    assertEquals(OptionalInt.of(2), tokenizer.end());
    assertThrows(IndexOutOfBoundsException.class, () -> tokenizer.token(5));
    assertThrows(IndexOutOfBoundsException.class, () -> tokenizer.decode(-1));
  }

  @Test
  void byteWithoutAToken_isUnknown() {
    TestFile.tokenizer(" ", "a").write(folder.resolve("tok5.bin"));
    assertArrayEquals(new int[] {1, 3, 0}, open().encode("z"));
  }

  @Test
  void modelWithoutTokenizer_isRefusedWithBothNames() {
    assertRefused(Llama2cError.NO_TOKENIZER, folder.toString(), "'tok5.bin'", "'tokenizer.bin'", "copy the tokenizer");
  }

  @Test
  void tokenizerOfFewerTokens_isRefused() {
    TestFile.tokenizer("a").write(folder.resolve("tok5.bin"));
    assertRefused(Llama2cError.TOKENIZER_TOO_SMALL, "tok5.bin", "after 4 tokens", "vocab_size of 5");
  }

  @Test
  void tokenizerOfMoreTokens_isRefused() {
    TestFile.tokenizer("a", "b", "c").write(folder.resolve("tokenizer.bin"));
    assertRefused(Llama2cError.TOKENIZER_TOO_LARGE, "tokenizer.bin", "9 bytes", "5 tokens");
  }

  @Test
  void truncatedTokenizer_isRefused() throws IOException {
    byte[] whole = TestFile.tokenizer("a", "b").toBytes();
    for (int length = 4; length < whole.length; length++) {
      Files.write(folder.resolve("tok5.bin"), Arrays.copyOf(whole, length));
      assertRefused(Llama2cError.TOKENIZER_TOO_SMALL, "tok5.bin", "copy the tokenizer");
    }
    Files.write(folder.resolve("tok5.bin"), new byte[3]);
    assertRefused(Llama2cError.TOKENIZER_DAMAGED, "tok5.bin", "3 bytes", "copy it again");
  }

  @Test
  void lengthsThatNoTokenHas_areRefused() {
    for (int length : new int[] {-1, Integer.MIN_VALUE, 7, Integer.MAX_VALUE}) {
      new TestFile().ints(6).floats(1, 0).ints(length).floats(20, 0).write(folder.resolve("tok5.bin"));
      assertRefused(Llama2cError.TOKENIZER_DAMAGED, "tok5.bin", "token 0", "length of " + length, "longest has 6");
    }
    new TestFile().ints(Integer.MAX_VALUE).floats(1, 0).ints(Integer.MAX_VALUE).write(folder.resolve("tok5.bin"));
    assertRefused(Llama2cError.TOKENIZER_TOO_SMALL, "tok5.bin", "after 0 tokens");
  }

  @Test
  void vocabularyOfTwoBillion_doesNotAllocateIt() {
    Path file = TestFile.tokenizer("a", "b").write(folder.resolve("tok" + Integer.MAX_VALUE + ".bin"));
    TestFile.assertRefused(Llama2cError.TOKENIZER_TOO_SMALL,
        () -> TokenizerFile.beside(folder.resolve("model.bin"), Integer.MAX_VALUE), file.getFileName().toString());
  }
}
