package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.headframe.core.testing.internal.DevelopmentData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("one-java")
class HeadsDistributionTest {

  private static final Path DISTRIBUTION = Path.of(System.getProperty("headframe.heads"));

  @TempDir
  Path home;

  private Headframe headframe;

  @BeforeEach
  void open() {
    headframe = new Headframe(DISTRIBUTION, home);
  }

  @Test
  void methods_areThoseOfHeadAnalysis() throws Exception {
    Headframe.Ended ended = headframe.run("methods", "--json");
    assertEquals(0, ended.code(), ended::toString);
    List<String> ids = StreamSupport.stream(JsonParser.parseString(ended.out()).getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject).map(method -> method.get("id").getAsString()).sorted().toList();
    assertEquals(List.of("composition-scores", "copying-scores", "head-detector", "head-importance", "induction-heads",
        "phase-change"), ids);
    assertFalse(Files.list(DISTRIBUTION.resolve("bundles"))
        .anyMatch(file -> file.toString().matches(".*(patching|lens|sampling|gpt-neox|gogo\\.command).*")));
  }

  @Test
  void forecasts_areSaidToBeElsewhere() throws Exception {
    Headframe.Ended ended = headframe.run("forecast", "theta", "--data", "series.csv");
    assertEquals(2, ended.code(), ended::toString);
    assertTrue(ended.err().contains("HF-CONSOLE-016"), ended::toString);
  }

  @Test
  void everyMethod_runsOnTheEmbeddedModel() throws Exception {
    for (String id : List.of("composition-scores", "copying-scores", "head-detector", "head-importance")) {
      Headframe.Ended ended = headframe.run("run", id, "--json");
      assertEquals(0, ended.code(), ended::toString);
      assertEquals(id, ended.json().get("method").getAsString());
    }
    Headframe.Ended found = headframe.run("run", "induction-heads", "--json");
    assertTrue(found.json().getAsJsonObject("result").getAsJsonObject("inductionHeads").toString()
        .contains("{\"layer\":1,\"head\":0}"), found::toString);
  }

  @Test
  void llama_isOpened() throws Exception {
    String model = DevelopmentData.find("models/stories260K/stories260K.bin").toString();
    Headframe.Ended ended = headframe.run("run", "copying-scores", "--model", model, "--json");
    assertEquals(0, ended.code(), ended::toString);
  }

  @Test
  void generate_withoutSampling_saysWhatIsMissing() throws Exception {
    Headframe.Ended ended = headframe.run("generate", "ba de");
    assertEquals(2, ended.code(), ended::toString);
    assertTrue(ended.err().contains("io.headframe.decoding.sampling") && ended.err().contains("HF-CONSOLE-015"),
        ended::toString);
  }
}
