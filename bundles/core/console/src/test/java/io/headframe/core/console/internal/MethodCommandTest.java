package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class MethodCommandTest {

  @TempDir
  private Path folder;
  private FakeHost host;
  private Typed typed;

  @BeforeEach
  void begin() {
    host = new FakeHost(folder);
    typed = new Typed(host);
  }

  @Test
  void options_areThoseOfTheMethod() {
    assertEquals(0, typed.type("bench", "--shape", "stories", "--eight-bit", "--seed", "7"), typed.err());
    assertEquals(List.of(new Runs.Request("decode-benchmark", Map.of("shape", "stories", "eight-bit", "true"), 7)),
        host.requests);
    assertTrue(typed.out().contains("report: "), typed.out());
  }

  @Test
  void valueLikeTheCommand_isKept() {
    assertEquals(0, typed.type("bench", "--shape", "bench"), typed.err());
    assertEquals(Map.of("shape", "bench"), host.requests.get(0).parameters());
  }

  @Test
  void help_hasOptionsAndExamples() {
    assertEquals(0, typed.type("bench", "--help"));
    assertTrue(typed.out().contains("Which shape; text; default: llama-110m."), typed.out());
    assertTrue(typed.out().contains("headframe bench --peers FOLDER"), typed.out());
    assertTrue(typed.out().contains("headframe bench"), typed.out());
  }

  @Test
  void unknownOption_isRefused() {
    assertEquals(2, typed.type("bench", "--shap", "stories"));
    assertTrue(typed.err().contains("There is no option '--shap'"), typed.err());
    assertTrue(typed.err().contains("headframe bench --help"), typed.err());
  }
}
