package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.testing.internal.DevelopmentData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake ends with exit code 2 and one sentence that says what to do; standard output stays empty. */
@Tag("one-java")
class BadInputTest {

  @TempDir
  Path home;

  @TempDir
  Path folder;

  private Headframe headframe;

  @BeforeEach
  void open() {
    headframe = new Headframe(home);
  }

  @Test
  void unknownMethod_suggestsTheNearest() throws Exception {
    assertRefused("induction-heads", "run", "induction-head");
  }

  @Test
  void unknownParameter_suggestsTheNearest() throws Exception {
    assertRefused("--length", "run", "induction-heads", "--lenght", "20");
  }

  @Test
  void valueOutOfRange_saysTheRange() throws Exception {
    assertRefused("between 2 and 100000", "run", "induction-heads", "--length", "1");
    assertRefused("fifty", "run", "induction-heads", "--length", "fifty");
  }

  @Test
  void modelThatIsNot_listsTheEmbedded() throws Exception {
    assertRefused("constructed", "run", "induction-heads", "--model", "gpt5");
  }

  @Test
  void unknownRunAndCommand_areNamed() throws Exception {
    assertRefused("20200101", "show", "20200101");
    assertRefused("methods", "metods");
  }

  @Test
  void folderWithoutAFile_namesIt() throws Exception {
    assertRefused("config.json", "run", "induction-heads", "--model", folder.toString());
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"mamba\"}");
    assertRefused("model.safetensors", "run", "induction-heads", "--model", folder.toString());
  }

  @Test
  void headerThatLies_isRefusedAtOnce() throws Exception {
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"mamba\"}");
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60);
    Files.write(folder.resolve("model.safetensors"), header.array());
    assertRefused("1152921504606846976", "run", "induction-heads", "--model", folder.toString());
  }

  @Test
  void unknownArchitecture_listsTheKnown() throws Exception {
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"mamba\"}");
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    Files.write(folder.resolve("model.safetensors"),
        ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(2).put((byte) '{').put((byte) '}').array());
    assertRefused(
        "attention-only, gpt2, gpt_neox, llama, qwen2", "run", "induction-heads", "--model", folder.toString());
  }

  @Test
  void truncatedCheckpoint_saysBothSizes() throws Exception {
    byte[] whole = Files.readAllBytes(DevelopmentData.find("models/stories260K/stories260K.bin"));
    Path cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(whole, whole.length - 1000));
    assertRefused(Integer.toString(whole.length), "generate", "--model", cut.toString(), "Once");
  }

  @Test
  void tokenizerThatDoesNotFit_isNamed() throws Exception {
    Path model = DevelopmentData.find("models/stories260K");
    Files.copy(model.resolve("stories260K.bin"), folder.resolve("model.bin"));
    assertRefused("tok512.bin", "generate", "--model", folder.resolve("model.bin").toString(), "Once");
    byte[] tokenizer = Files.readAllBytes(model.resolve("tok512.bin"));
    Files.write(folder.resolve("tok512.bin"), Arrays.copyOf(tokenizer, 3000));
    assertRefused("of 512", "generate", "--model", folder.resolve("model.bin").toString(), "Once");
  }

  @Test
  void promptLongerThanTheContext_saysBothLengths() throws Exception {
    assertRefused("512", "generate", "--model", "constructed", "ba ".repeat(600));
    assertRefused("255", "run", "induction-heads", "--length", "300", "--prepend-bos");
  }

  private void assertRefused(String part, String... arguments) throws IOException, InterruptedException {
    Headframe.Ended ended = headframe.run(arguments);
    assertEquals(2, ended.code(), ended::toString);
    assertEquals("", ended.out(), ended::toString);
    assertTrue(ended.err().contains(part), ended::toString);
    assertFalse(ended.err().contains("\tat "), ended::toString);
    assertTrue(ended.err().strip().lines().count() <= 3, ended::toString);
  }
}
