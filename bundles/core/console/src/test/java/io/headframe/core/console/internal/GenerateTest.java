package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.draft.api.DraftLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class GenerateTest {

  @TempDir
  private Path folder;
  private Typed typed;
  private FakeHost host;

  @BeforeEach
  void begin() {
    host = new FakeHost(folder);
    host.modelLoader = new ByteModel.Loader();
    typed = new Typed(host);
  }

  @Test
  void text_followsThePrompt() {
    assertEquals(0, typed.type("generate", "--max-tokens", "3", "ab"), typed.err());
    assertEquals("abcde" + System.lineSeparator(), typed.out());
    assertTrue(typed.err().matches(
        "3 tokens, \\d+ tokens/s \\(prompt 2 tokens in \\d\\.\\d\\d s\\); a test\\s+"), typed.err());
  }

  @Test
  void json_isAlone() {
    assertEquals(0, typed.type("generate", "--json", "--max-tokens=2", "--model", "letters", "x"));
    JsonObject json = JsonParser.parseString(typed.out()).getAsJsonObject();
    assertEquals("yz", json.get("text").getAsString());
    assertEquals("[121,122]", json.get("tokens").toString());
    assertEquals("max-tokens", json.get("stop").getAsString());
    assertEquals("letters", json.get("model").getAsString());
  }

  @Test
  void valueOutOfRange_isBadInput() {
    assertEquals(2, typed.type("generate", "--top-p", "2", "x"));
    assertTrue(typed.err().contains("[HF-SAMPLE-003]"), typed.err());
    assertEquals(2, typed.type("generate", "--top-k", "many", "x"));
    assertTrue(typed.err().contains("--top-k"), typed.err());
  }

  @Test
  void emptyPrompt_isBadInput() {
    assertEquals(2, typed.type("generate", ""));
    assertTrue(typed.err().contains("[HF-SAMPLE-004]"), typed.err());
  }

  /** A draft that proposes nothing: each pass gives the one token of the model. */
  @Test
  void draft_givesTheSameText_andSaysWhatBecameOfIt() {
    host.draftLoader = (DraftLoader) (text, model) -> new SilentDraft();
    assertEquals(0, typed.type("generate", "--max-tokens", "3", "--draft", "silent", "ab"), typed.err());
    assertEquals("abcde" + System.lineSeparator(), typed.out());
    assertTrue(typed.err().contains("silent: 1.00 tokens in each of 2 passes, 0 % of the drafted tokens accepted"),
        typed.err());
  }

  @Test
  void draftWithoutDrafters_isExplained() {
    assertEquals(2, typed.type("generate", "--draft", "hydra", "ab"));
    assertTrue(typed.err().contains("[HF-CONSOLE-019]"), typed.err());
  }

  @Test
  void repeatedDrafts_areOneOption() {
    List<String> words = new ArrayList<>(List.of("--draft", "a", "--tokens", "3", "--draft=b,c", "--prompts", "p"));
    MethodCommand.joinRepeated(words);
    assertEquals(List.of("--tokens", "3", "--prompts", "p", "--draft", "a,b,c"), words);
  }

  @Test
  void interrupt_cancels() throws Exception {
    Thread interrupting = new Thread(() -> {
      while (!typed.out().contains("abcdef")) {
        Thread.onSpinWait();
      }
      typed.interrupts.interrupt();
    });
    interrupting.start();
    assertEquals(130, typed.type("generate", "--max-tokens", "100000000", "abc"));
    interrupting.join();
    assertTrue(typed.err().startsWith("cancelled: "), typed.err());
  }

  @Test
  void growingText_waitsForWholeCharacters() {
    ByteModel.Bytes bytes = new ByteModel.Bytes();
    GrowingText text = new GrowingText(bytes, bytes.encode("é"));
    StringBuilder all = new StringBuilder();
    for (int token : bytes.encode("a😀b")) {
      String piece = text.add(token);
      assertTrue(piece.indexOf('\ufffd') < 0);
      all.append(piece);
    }
    assertEquals("a😀b", all.toString());
    assertEquals("", text.add(0xc3));
    assertEquals("\ufffd", text.rest());
  }
}
