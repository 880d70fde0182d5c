package io.headframe.analysis.induction.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.method.view.Curve;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhaseChangeTest {

  @TempDir
  Path folder;

  private final List<String> opened = new ArrayList<>();

  /** Names that begin with random are models without induction heads, all others the constructed one. */
  private final class Trained implements ParameterType<CausalLM> {

    @Override
    public String description() {
      return "a model of a test";
    }

    @Override
    public Opened<CausalLM> open(String text, Run run) {
      opened.add(text);
      CausalLM model = text.startsWith("random") ? TestModels.random("attention-only") : TestModels.constructed();
      return new Opened<>(run.closeAtEnd(model), "");
    }
  }

  @Test
  void change_isWhereTheInductionHeadAppears() {
    PhaseChange.Findings found = run("random-100,random-250,constructed-300,constructed-1000");
    assertEquals(4, found.models());
    assertEquals(250, found.changeFrom());
    assertEquals(300, found.changeTo());
    assertEquals(1, found.heads());
    List<Formation.Moment> moments = found.formation().moments();
    assertEquals(List.of(0, 0, 1, 1), moments.stream().map(Formation.Moment::heads).toList());
    assertEquals(new Head(1, 0), moments.get(3).best());
    assertEquals(moments.get(2).induction() - moments.get(1).induction(), found.scoreRise(), 1e-12);
    assertTrue(found.scoreRise() > 0.6, () -> "rose by " + found.scoreRise());
    // The constructed model has 20 nats on the first copy wherever chance repeats a token, and little on the second.
    assertTrue(moments.get(3).inContextScore() < -3, () -> moments.get(3).toString());
    assertTrue(Math.abs(moments.get(0).inContextScore()) < 2, () -> moments.get(0).toString());
    assertEquals(moments.get(1).secondLoss() - moments.get(2).secondLoss(), found.lossFall(), 1e-12);
    Curve heads = (Curve) found.formation().views().get(0);
    assertEquals(List.of(100.0, 250.0, 300.0, 1000.0),
        Arrays.stream(heads.series().get(0).x()).boxed().toList());
  }

  /** The scores of a model are those that induction-heads gives it with the same seed. */
  @Test
  void moment_isWhatInductionHeadsFinds() {
    Formation.Moment moment = run("constructed").formation().moments().get(0);
    try (CausalLM model = TestModels.constructed(); TestRun run = new TestRun(new FixedLeases(), folder, 9)) {
      InductionHeads.Findings found =
          new InductionHeads().run(new InductionHeads.Parameters(model, 30, 3, false, 0.4, 0), run);
      assertEquals(found.induction().of(new Head(1, 0)), moment.induction());
      assertEquals(found.previousToken().of(new Head(0, 0)), moment.previousToken());
      assertEquals(found.firstLoss(), moment.firstLoss());
      assertEquals(found.secondLoss(), moment.secondLoss());
    }
  }

  @Test
  void seriesThatNeverRises_hasNoChange() {
    PhaseChange.Findings found = run("constructed,constructed");
    assertEquals(-1, found.changeFrom());
    assertEquals(0, found.lossFall());
    assertEquals(List.of(1L, 2L), found.formation().moments().stream().map(Formation.Moment::step).toList());
  }

  @Test
  void folder_isReadInTheOrderOfSteps() throws IOException {
    for (String step : List.of("step-000000900", "step-000001000", "step-000000020")) {
      Files.writeString(Files.createDirectories(folder.resolve(step)).resolve("config.json"), "{}");
    }
    Files.createDirectories(folder.resolve("training-5"));
    Files.writeString(Files.createDirectories(folder.resolve("last")).resolve("config.json"), "{}");
    run(folder.toString());
    assertEquals(List.of("step-000000020", "step-000000900", "step-000001000"),
        opened.stream().map(name -> Path.of(name).getFileName().toString()).toList());
  }

  @Test
  void folderWithoutModels_andStepsThatAreNamedTwice_areRefused() throws IOException {
    assertEquals("HF-INDUCTION-004", assertThrows(HeadframeException.class, () -> run(folder.toString())).id());
    for (String step : List.of("a-20", "b-20")) {
      Files.writeString(Files.createDirectories(folder.resolve(step)).resolve("config.json"), "{}");
    }
    HeadframeException twice = assertThrows(HeadframeException.class, () -> run(folder.toString()));
    assertEquals("HF-INDUCTION-005", twice.id());
    assertTrue(twice.getMessage().contains("Step 20"), twice.getMessage());
  }

  @Test
  void numbersThatDoNotAscend_areNames() {
    assertEquals(List.of(1L, 2L), ModelSeries.of("model-7,model-3").stream().map(ModelSeries.Member::step).toList());
    assertEquals(List.of(3L, 7L), ModelSeries.of("model-3, model-7").stream().map(ModelSeries.Member::step).toList());
  }

  @Test
  void cancelledRun_endsAtTheNextSequence() {
    try (TestRun run = new TestRun(leases(), folder, 1).cancelAtCheck(5)) {
      assertThrows(RunCancelledException.class,
          () -> new PhaseChange().run(new PhaseChange.Parameters("constructed,constructed", 10, 3, 0.4), run));
      assertEquals(2, opened.size());
    }
  }

  private PhaseChange.Findings run(String models) {
    try (TestRun run = new TestRun(leases(), folder, 9)) {
      return new PhaseChange().run(new PhaseChange.Parameters(models, 30, 3, 0.4), run);
    }
  }

  private FixedLeases leases() {
    return new FixedLeases().with(ParameterType.class, CausalLM.class.getName(), new Trained());
  }
}
