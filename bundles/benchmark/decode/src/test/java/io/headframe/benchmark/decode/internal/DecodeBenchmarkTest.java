package io.headframe.benchmark.decode.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeBenchmarkTest {

  private static final long SEED = 5;

  @TempDir
  private Path folder;

  private DecodeBenchmark.Findings run(DecodeBenchmark.Parameters parameters) throws IOException {
    try (TestRun run = new TestRun(TestModels.leases(), folder, SEED)) {
      return new DecodeBenchmark().run(parameters, run);
    }
  }

  private static DecodeBenchmark.Parameters parameters(String rows, Optional<Path> peers) {
    return new DecodeBenchmark.Parameters("stories", Optional.empty(), rows, 2, 0, Optional.empty(), peers,
        Optional.empty(), false, Optional.empty());
  }

  /** What the model answers to the prompt of the gate, from the files that are written for others. */
  private String tokensOfTheGate() throws IOException {
    Path models = folder.resolve("models");
    run(new DecodeBenchmark.Parameters("stories", Optional.empty(), "rss", 1, 0, Optional.empty(), Optional.empty(),
        Optional.empty(), false, Optional.of(models)));
    try (CausalLM model = TestModels.open(models.resolve("stories").resolve("huggingface").toString());
        TestRun run = new TestRun(TestModels.leases(), folder, SEED)) {
      int[] tokens = new HeadframeEngine(model, true, true, System::nanoTime, run)
          .generate(Gate.STEPS, Comparison.prompt(16, 512, 64)).tokens();
      return Arrays.stream(tokens).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
  }

  @Test
  void peers_areMeasuredWhereTheyGiveTheSameTokens() throws IOException {
    Path peers = Files.createDirectory(folder.resolve("peers"));
    String right = tokensOfTheGate();
    Scripts.peer(peers, "good", "echo \"@generated 8000000 40000000 $(echo " + right + " | cut -d ' ' -f 1-$count)\"");
    Scripts.peer(peers, "wrong", "echo \"@generated 1 1 $(echo " + right + " | tr 1 2 | cut -d ' ' -f 1-$count)\"");
    Scripts.peer(peers, "dead", "exit");
    DecodeBenchmark.Findings found = run(parameters("pp8,tg4,verify-2", Optional.of(peers)));
    List<Figure> figures = found.figures().figures();
    assertEquals(4 * 4, figures.size(), "pp, tg, verify and its multiple, of four engines");
    Figure prompt = of(figures, "good", "pp8");
    assertArrayEquals(new double[] {1000, 1000}, prompt.samples(), 1e-9);
    assertArrayEquals(new double[] {100, 100}, of(figures, "good", "tg4").samples(), 1e-9);
    assertTrue(of(figures, "good", "verify-2").reason().contains("not asked for the logits"));
    assertTrue(of(figures, "headframe", "verify-2").median() > 0);
    assertTrue(of(figures, "headframe", "tg4").median() > 0);
    assertTrue(of(figures, "wrong", "tg4").reason().contains("another function"));
    assertTrue(of(figures, "dead", "tg4").reason().contains("ended"));
    assertEquals(4, found.gate().outcomes().size());
  }

  private static Figure of(List<Figure> figures, String engine, String row) {
    return figures.stream().filter(figure -> figure.engine().equals(engine) && figure.row().name().equals(row))
        .findFirst().orElseThrow();
  }

  @Test
  void rowBeyondTheContext_isAbsent() throws IOException {
    Figure figure = run(parameters("pp513", Optional.empty())).figures().figures().get(0);
    assertEquals("it takes 513 positions, and the model has 512", figure.reason());
  }

  @Test
  void otherNumberOfThreads_isSaid() throws IOException {
    int threads = Runtime.getRuntime().availableProcessors() + 1;
    DecodeBenchmark.Findings found = run(new DecodeBenchmark.Parameters("stories", Optional.empty(), "tg2", 1, 0,
        Optional.of(List.of(threads)), Optional.empty(), Optional.empty(), false, Optional.empty()));
    assertTrue(found.figures().figures().get(0).reason().contains("ActiveProcessorCount=" + threads));
  }

  @Test
  void roundedWeights_areMeasuredAndNotCompared() throws IOException {
    DecodeBenchmark.Findings found = run(new DecodeBenchmark.Parameters("stories", Optional.empty(), "tg2,rss", 1, 0,
        Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty()));
    assertFalse(of(found.figures().figures(), "headframe int8 (8-bit)", "tg2").absent());
    assertTrue(of(found.figures().figures(), "headframe", "rss").reason().contains("two models"));
    assertTrue(found.gate().outcomes().get(1).outcome().contains("8-bit"));
  }

  @Test
  void embeddedModel_isMeasured() throws IOException {
    DecodeBenchmark.Findings found = run(new DecodeBenchmark.Parameters("stories", Optional.of("constructed"), "tg2",
        1, 0, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty()));
    assertFalse(found.figures().figures().get(0).absent());
    assertEquals("constructed", found.figures().figures().get(0).model());
  }

  @Test
  void writtenModels_areThereInAllForms() throws IOException {
    Path models = folder.resolve("written");
    DecodeBenchmark.Findings found = run(new DecodeBenchmark.Parameters("stories", Optional.empty(), "rss", 1, 0,
        Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.of(models)));
    assertEquals(4, found.notes().notes().size());
    for (String file : List.of("huggingface/model.safetensors", "model-f32.gguf", "model-q8_0.gguf", "model.bin",
        "tok512.bin")) {
      assertTrue(Files.exists(models.resolve("stories").resolve(file)), file);
    }
  }

  @Test
  void folderWithoutScripts_isRefused() {
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> run(parameters("tg2", Optional.of(folder.resolve("none")))));
    assertEquals("HF-BENCH-011", error.id());
  }

  @Test
  void unknownModel_isRefused() {
    HeadframeException error = assertThrows(HeadframeException.class,
        () -> run(new DecodeBenchmark.Parameters("stories", Optional.of("nothing"), "tg2", 1, 0, Optional.empty(),
            Optional.empty(), Optional.empty(), false, Optional.empty())));
    assertEquals("HF-BENCH-012", error.id());
  }
}
