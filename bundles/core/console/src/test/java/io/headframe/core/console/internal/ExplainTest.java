package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {

  private static final String PAGE = """
      # HF-LENS-001: empty text

      ## What happened
      The text has no token, and
      a lens needs one.

      ## Why
      - The shell took the quotation marks away, so that nothing was left of the text that you have written there.

      ## What to do
          headframe run logit-lens "Once upon  a time"
      """;

  @TempDir
  private Path folder;
  private Typed typed;

  @BeforeEach
  void begin() throws Exception {
    FakeHost host = new FakeHost(folder);
    for (String id : new String[] {"HF-HOST-001", "HF-HOST-022", "HF-LENS-001"}) {
      Path page = Files.writeString(folder.resolve(id + ".md"), PAGE.replace("HF-LENS-001", id));
      host.pages.put(id, page.toUri().toURL());
    }
    typed = new Typed(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HF-LENS-001", "hf-lens-001", "[HF-LENS-001]", "(HF-LENS-001)"})
  void id_showsThePage_wrappedToTheWidth(String id) {
    assertEquals(0, typed.type("explain", id), typed.err());
    assertEquals("""
        HF-LENS-001: empty text

        What happened
        The text has no token, and a lens needs one.

        Why
        - The shell took the quotation marks away, so that nothing was left of the text that you
          have written there.

        What to do
            headframe run logit-lens "Once upon  a time"
        """, typed.out());
  }

  @Test
  void headings_withColour_areBold() {
    assertTrue(PageText.render(PAGE, true, 90).contains("\n\u001b[1mWhy\u001b[0m\n"));
  }

  @Test
  void id_asJson_isThePageAsItWasWritten() {
    assertEquals(0, typed.type("explain", "HF-LENS-001", "--json"), typed.err());
    JsonObject json = JsonParser.parseString(typed.out()).getAsJsonObject();
    assertEquals("HF-LENS-001", json.get("id").getAsString());
    assertEquals(PAGE, json.get("page").getAsString());
  }

  @Test
  void noId_listsAll_andABeginningTheOnesThatHaveIt() {
    assertEquals(0, typed.type("explain"), typed.err());
    assertTrue(typed.out().contains("HF-LENS-001  empty text"), typed.out());
    assertEquals(0, typed.type("explain", "HF-HOST", "--json"), typed.err());
    JsonArray json = JsonParser.parseString(typed.out()).getAsJsonArray();
    assertEquals(2, json.size());
    assertEquals("HF-HOST-001", json.get(0).getAsJsonObject().get("id").getAsString());
    assertEquals("empty text", json.get(0).getAsJsonObject().get("title").getAsString());
  }

  @Test
  void unknownId_isRefusedWithTheNearest() {
    assertEquals(2, typed.type("explain", "HF-HOST-021"));
    assertEquals("error: There is no page about an error 'HF-HOST-021'. The nearest are HF-HOST-001, HF-HOST-022."
        + " Type 'headframe explain' for all of them. [HF-CONSOLE-012]\n", typed.err());
    assertEquals(2, typed.type("explain", "something"));
    assertEquals("error: There is no page about an error 'something'. Type 'headframe explain' for all of them."
        + " [HF-CONSOLE-012]\n", typed.err());
  }

  @Test
  void help_saysThatErrorsCanBeExplained() {
    assertEquals(0, typed.type("--help"));
    assertTrue(typed.out().contains("'headframe explain ID' says more about an error."), typed.out());
  }
}
