package io.headframe.training.languagemodel.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import io.headframe.training.languagemodel.internal.TrainLanguageModel.Findings;
import io.headframe.training.languagemodel.internal.TrainLanguageModel.Parameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainLanguageModelTest {

  @TempDir
  private Path folder;

  private Path text;

  @BeforeEach
  void write() throws Exception {
    text = Files.writeString(folder.resolve("text.txt"), Requests.TEXT);
  }

  private Findings train(Parameters parameters, long seed) throws Exception {
    try (TestRun run = new TestRun(TestModels.leases(), folder, seed)) {
      return new TrainLanguageModel().run(parameters, run);
    }
  }

  @Test
  void folder_isAModelWithTokenizerAndCard() throws Exception {
    Path out = folder.resolve("model");
    Findings findings = train(Requests.of(text, out), 1);
    assertTrue(findings.heldOutLoss() < findings.evenLoss() / 2, () -> "loss " + findings.heldOutLoss());
    assertEquals(Math.log(280), findings.evenLoss(), 1e-12);
    assertEquals(Requests.STEPS, findings.steps());
    // Embedding 280 · 16; a layer of four times 16², three times 16 · 48 and two gains; the last gain.
    assertEquals(280 * 16 + 4 * 256 + 3 * 16 * 48 + 3 * 16, findings.numbers());
    assertTrue(findings.bytes() > 4 * findings.numbers() && findings.bytes() < 4 * findings.numbers() + 4000);
    try (CausalLM model = TestModels.open(out.toString())) {
      assertEquals(280, model.config().vocabularySize());
      assertEquals(0, model.tokenizer().end().getAsInt());
      assertEquals("said the café", model.tokenizer().decode(model.tokenizer().encode("said the café")));
    }
    String card = Files.readString(out.resolve("README.md"));
    assertTrue(card.contains("Held-out loss: **%.4f nats/token**".formatted(findings.heldOutLoss())), card);
    assertTrue(card.contains("\"learningRate\": 0.02") && card.contains("--seed 1"), card);
    assertFalse(card.contains(folder.toString()), "where the text lay is of no use to others");
  }

  @Test
  void cancelledTraining_goesOnToTheBytesOfAnUninterruptedOne() throws Exception {
    Path whole = folder.resolve("whole");
    Path cut = folder.resolve("cut");
    Findings findings = train(Requests.of(text, whole), 1);
    try (TestRun run = new TestRun(TestModels.leases(), folder, 1)) {
      // 24 merges and a part of the text are checked before the first step.
      run.cancelAtCheck(24 + 1 + 18);
      assertThrows(RunCancelledException.class, () -> new TrainLanguageModel().run(Requests.of(text, cut), run));
    }
    assertFalse(Files.exists(cut.resolve("model.safetensors")));
    Findings resumed = train(of(Optional.empty(), cut), 1);
    assertArrayEquals(Files.readAllBytes(whole.resolve("model.safetensors")),
        Files.readAllBytes(cut.resolve("model.safetensors")));
    assertEquals(findings.heldOutLoss(), resumed.heldOutLoss());
    assertArrayEquals(findings.loss().curve().series().get(0).y(), resumed.loss().curve().series().get(0).y());
  }

  /** Nothing but the folder, and for once a snapshot. */
  private static Parameters of(Optional<Path> text, Path out) {
    return new Parameters(text, Optional.empty(), Optional.of(out), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), 10, 2);
  }

  @Test
  void folderOfAnotherTraining_isRefused() throws Exception {
    Path out = folder.resolve("model");
    train(Requests.of(text, out), 1);
    assertEquals("HF-TRAINING-104", refusal(Requests.of(text, out), 2));
    assertEquals("HF-TRAINING-104", refusal(
        Requests.of(Optional.of(text), Optional.empty(), out, Optional.of(50), Optional.empty()), 1));
    Files.writeString(text, Requests.TEXT.replace("cat", "dog"));
    assertEquals("HF-TRAINING-104", refusal(Requests.of(text, out), 1));
  }

  @Test
  void minutes_chooseTheSteps_andTheSameStepsGiveTheSameModel() throws Exception {
    Path timed = folder.resolve("timed");
    Path counted = folder.resolve("counted");
    Findings first = train(
        Requests.of(Optional.of(text), Optional.empty(), timed, Optional.empty(), Optional.of(0.01)), 1);
    assertTrue(first.steps() > 20);
    Path recipe = Files.writeString(folder.resolve("recipe.json"), """
        {"text": "text.txt", "warmUp": 20, "steps": %d, "layers": 1, "heads": 2, "width": 16, "context": 16,
         "vocabulary": 280, "batch": 4, "learningRate": 0.02}""".formatted(first.steps()));
    try (TestRun run = new TestRun(TestModels.leases(), folder, 1)) {
      new TrainLanguageModel().run(new Parameters(Optional.empty(), Optional.of(recipe.toString()),
          Optional.of(counted), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
          100, 2), run);
    }
    assertArrayEquals(Files.readAllBytes(timed.resolve("model.safetensors")),
        Files.readAllBytes(counted.resolve("model.safetensors")));
    try (var snapshots = Files.list(counted.resolve("snapshots"))) {
      List<Path> kept = snapshots.sorted().toList();
      assertEquals(3, kept.size());
      assertArrayEquals(Files.readAllBytes(kept.get(2).resolve("model.safetensors")),
          Files.readAllBytes(counted.resolve("model.safetensors")));
      TestModels.open(kept.get(0).toString()).close();
    }
  }

  @Test
  void pairsOfGenerators_areLearnedAsWords() throws Exception {
    PairSource numbers = new PairSource() {
      @Override
      public String description() {
        return "numbers that follow each other";
      }

      @Override
      public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
        return IntStream.range(0, count).mapToObj(i -> {
          String start = List.of("one", "two", "three").get(i % 3);
          String next = List.of(" two", " three", " four").get(i % 3);
          return new PromptPair("after " + start + " comes", "after zero comes", next, " ten");
        }).toList();
      }
    };
    Path recipe = Files.writeString(folder.resolve("recipe.json"),
        "{\"pairs\": [\"numbers\"], \"documents\": 300, \"tokenizer\": \"words\"}");
    try (TestRun run = new TestRun(TestModels.leases().with(PairSource.class, "numbers", numbers), folder, 1)) {
      Findings findings = new TrainLanguageModel().run(Requests.of(Optional.empty(),
          Optional.of(recipe.toString()), folder.resolve("words"), Optional.of(200), Optional.empty()), run);
      // The separator, the unknown word, after, comes, three that begin, and three that follow (two, three differ by
      // nothing from those that begin).
      assertEquals(2 + 2 + 4, findings.vocabulary());
      // Of the five tokens of a document one is open, among three: ln 3 / 5 = 0.22; the rest follows.
      assertEquals(Math.log(3) / 5, findings.heldOutLoss(), 0.1);
    }
  }

  @Test
  void whatCannotBeTrainedOn_isSaid() throws Exception {
    Path out = folder.resolve("model");
    assertEquals("HF-TRAINING-101", refusal(of(Optional.empty(), out), 1));
    assertEquals("HF-TRAINING-102", refusal(recipe("needles-with-a-typo"), 1));
    Path file = folder.resolve("recipe.json");
    for (String bad : List.of("[]", "{", "{\"colour\": 1}", "{\"layers\": \"x\"}", "{\"tokenizer\": \"runes\"}",
        "{\"heads\": 3}", "{\"text\": \"a\", \"pairs\": [\"b\"]}", "{\"text\": null}")) {
      assertEquals("HF-TRAINING-103", refusal(recipe(Files.writeString(file, bad).toString()), 1), bad);
    }
    assertEquals("HF-TRAINING-105", refusal(Requests.of(folder.resolve("none"), out), 1));
    assertEquals("HF-TRAINING-105", refusal(Requests.of(Files.write(text, new byte[] {(byte) 0xff}), out), 1));
    assertEquals("HF-TRAINING-106", refusal(Requests.of(Files.writeString(text, "too short"), out), 1));
    assertEquals("HF-TRAINING-107", refusal(Requests.of(Files.writeString(text, Requests.TEXT),
        Files.writeString(folder.resolve("file"), "x")), 1));
  }

  private Parameters recipe(String recipe) {
    return new Parameters(Optional.empty(), Optional.of(recipe), Optional.of(folder.resolve("model")),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 10, 0);
  }

  private String refusal(Parameters parameters, long seed) {
    return assertThrows(HeadframeException.class, () -> train(parameters, seed)).id();
  }
}
