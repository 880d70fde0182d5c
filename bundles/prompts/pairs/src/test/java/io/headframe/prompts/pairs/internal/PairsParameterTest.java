package io.headframe.prompts.pairs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Leases;
import io.headframe.core.method.ParameterType.Opened;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.api.PromptPairs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsParameterTest {

  private static final String LINE =
      "{\"clean\": \"A and B, B to\", \"corrupt\": \"A and B, A to\", \"answer\": \" A\", \"wrong\": \" B\"}";

  private static final PromptPair PAIR = new PromptPair("A and B, B to", "A and B, A to", " A", " B");

  @TempDir
  Path folder;

  private final Leases leases = new FixedLeases()
      .with(PairSource.class, "seeds", new SeedSource())
      .with(PairSource.class, "others", new SeedSource());

  @Test
  void description_namesTheSourcesThatThereAre() {
    String file = "a file with {\"clean\", \"corrupt\", \"answer\", \"wrong\"} on each line";
    assertEquals("others, seeds or " + file, new PairsParameter(leases).description());
    assertEquals(file, new PairsParameter(new FixedLeases()).description());
  }

  @Test
  void id_opensTheSource() {
    List<PromptPair> pairs = open("seeds").value().pairs(null, 2, 7);
    assertEquals(Collections.nCopies(2, new PromptPair("seed 7", "", "", "")), pairs);
    assertNotEquals(open("seeds").digest(), open("others").digest());
  }

  @Test
  void file_givesItsFirstPairs() throws IOException {
    Path file = write(LINE + "\n\n" + LINE.replace("A and", "C and") + "\r\n" + LINE + "\n");
    PromptPairs pairs = open(file.toString()).value();
    PromptPair second = new PromptPair("C and B, B to", "C and B, A to", " A", " B");
    assertEquals(List.of(PAIR, second), pairs.pairs(null, 2, 1));
    assertEquals(List.of(PAIR, second, PAIR), pairs.pairs(null, 100, 2));
  }

  @Test
  void textsOfAFile_keepTheirSpacesAndLetters() throws IOException {
    Path file = write(
        "{\"answer\": \" B\\u00e4r\", \"wrong\": \"世\", \"clean\": \"a \", \"corrupt\": \"b\", \"from\": 1}");
    assertEquals(List.of(new PromptPair("a ", "b", " Bär", "世")), open(file.toString()).value().pairs(null, 1, 0));
  }

  @Test
  void digest_isThatOfTheFile() throws IOException {
    // From: printf '%s' LINE | sha256sum
    assertEquals("0ecec65a2d112e65d01a02ad51c57c19807865fe2ea021cb7ae9a6baa7e83d1b",
        open(write(LINE).toString()).digest());
  }

  @Test
  void nameOfNothing_isRefusedWithTheSources() {
    assertRefused(PromptError.UNKNOWN_PAIRS, "indirect", "'indirect'", "others, seeds");
    assertRefused(PromptError.UNKNOWN_PAIRS, "", "''");
    assertRefused(PromptError.UNKNOWN_PAIRS, "a\0b", "others, seeds");
  }

  @Test
  void fileWithoutPairs_isRefused() throws IOException {
    assertRefused(PromptError.EMPTY, write("").toString(), "pairs.jsonl");
    assertRefused(PromptError.EMPTY, write(" \n\n").toString(), "pairs.jsonl");
  }

  @Test
  void badLine_isRefusedWithItsNumber() throws IOException {
    for (String bad : List.of("{", "[]", "null", "\"text\"", "plain", LINE + LINE, LINE + "]", "{'clean': 1}")) {
      assertRefused(PromptError.BAD_LINE, write(LINE + "\n\n" + bad).toString(), "Line 3 of", "pairs.jsonl");
    }
    assertRefused(PromptError.BAD_LINE, write("{'clean': 1}").toString(), "no prompt pair: it is not JSON; write");
    assertRefused(PromptError.BAD_LINE, write(LINE.replace("wrong", "right")).toString(), "no text \"wrong\"");
    assertRefused(PromptError.BAD_LINE, write(LINE.replace("\" A\"", "3")).toString(), "no text \"answer\"");
    assertRefused(PromptError.BAD_LINE, write(LINE.replace("\" A\"", "null")).toString(), "no text \"answer\"");
  }

  @Test
  void whatIsNoText_isRefused() throws IOException {
    assertRefused(PromptError.UNREADABLE, folder.toString(), folder.toString());
    Path file = write("");
    Files.write(file, LINE.replace("A", "ä").getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(PromptError.UNREADABLE, file.toString(), "UTF-8");
    Files.write(file, new byte[PairsFile.LIMIT + 1]);
    assertRefused(PromptError.TOO_LARGE, file.toString(), Integer.toString(PairsFile.LIMIT));
  }

  @Test
  void component_isRegisteredForTheTypeOfTheParameter() throws IOException {
    String name = "/OSGI-INF/" + PairsParameter.class.getName() + ".xml";
    try (InputStream component = PairsParameter.class.getResourceAsStream(name)) {
      String xml = new String(component.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(xml.contains("value=\"" + PromptPairs.class.getName() + "\""), xml);
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("pairs.jsonl"), text);
  }

  private Opened<PromptPairs> open(String text) {
    try (TestRun run = new TestRun(leases, folder, 1)) {
      return new PairsParameter(leases).open(text, run);
    }
  }

  private void assertRefused(ErrorKind kind, String text, String... parts) {
    HeadframeException error = assertThrows(HeadframeException.class, () -> open(text));
    assertEquals(kind.id(), error.id(), error.getMessage());
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage() + "\nlacks: " + part);
    }
  }

  /** Makes pairs that tell the seed. */
  private record SeedSource() implements PairSource {

    @Override
    public String description() {
      return "seeds";
    }

    @Override
    public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
      return Collections.nCopies(count, new PromptPair("seed " + seed, "", "", ""));
    }
  }
}
