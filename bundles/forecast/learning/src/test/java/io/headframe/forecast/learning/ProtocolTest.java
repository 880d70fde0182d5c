package io.headframe.forecast.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.learning.samples.OneNumber;
import io.headframe.forecast.learning.samples.Panels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolTest {

  private static final ForecastTask TASK = new ForecastTask(2, 4, 1, 10);

  @TempDir
  Path folder;

  /** One step an epoch, up by 1: best after the fourth, and the end when three more were no better. */
  @Test
  void training_endsAfterItsPatience_withTheArraysOfTheBestEpoch() {
    try (TestRun run = run(); TrainedNetwork network =
        TrainedNetwork.fit(new OneNumber(recipe(epoch -> 1, 20), 4), panel(), TASK, run)) {
      assertEquals(7, network.curve().validation().size());
      assertEquals(3, network.curve().best());
      assertEquals(4, number(network, run), 1e-6);
    }
  }

  /** 1 + 1/2 + 1/4 + 1/8; without a validation part the last arrays count. */
  @Test
  void halvingRecipe_halvesTheRateEachEpoch() {
    Recipe recipe = Recipe.halving(1, 4).withBatch(1000).withLeastSteps(1);
    assertEquals(3, recipe.patience());
    try (TestRun run = run(); TrainedNetwork network =
        TrainedNetwork.fit(new OneNumber(recipe, 0), panel().withoutLast(33), new ForecastTask(2, 4, 1, 0), run)) {
      assertEquals(List.of(), network.curve().validation());
      assertEquals(3, network.curve().best());
      assertEquals(1.875, number(network, run), 1e-6);
    }
  }

  /** The first check stands before all; so each step has one, and a cancelled run does no further step. */
  @Test
  void cancelledRun_endsAtTheNextStep() {
    try (TestRun run = run().cancelAtCheck(6)) {
      OneNumber design = new OneNumber(recipe(epoch -> 1, 1000).withLeastSteps(1000), 1e9);
      assertThrows(RunCancelledException.class, () -> TrainedNetwork.fit(design, panel(), TASK, run));
      assertEquals(4, run.progress().size());
    }
  }

  @Test
  void progress_risesTowardsOne() {
    try (TestRun run = run();
        TrainedNetwork network = TrainedNetwork.fit(new OneNumber(recipe(epoch -> 1, 5), 100), panel(), TASK, run)) {
      assertEquals(List.of(0.2, 0.4, 0.6, 0.8, 1.0), run.progress());
      assertEquals(4, network.curve().best());
    }
  }

  @Test
  void changedBytes_areRefused() throws IOException {
    OneNumber design = new OneNumber(recipe(epoch -> 1, 2), 1);
    try (TestRun run = run(); PointForecaster fitted = PointForecaster.fit(design, panel(), TASK, run)) {
      fitted.save(folder);
      Path file = folder.resolve("forecaster.safetensors");
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < bytes.length; i += 5) {
        byte[] changed = bytes.clone();
        changed[i] ^= 1;
        Files.write(file, changed);
        try {
          PointForecaster.load(design, folder, run).close();
          assertEquals(' ', bytes[i], "byte " + i + " was changed, and nobody saw it");
        } catch (HeadframeException refused) {
          assertTrue(refused.causedByInput());
        }
      }
    }
  }

  @Test
  void otherForecasters_andOtherArrays_areRefused() throws IOException {
    OneNumber design = new OneNumber(recipe(epoch -> 1, 2), 1);
    try (TestRun run = run(); TrainedNetwork network = TrainedNetwork.fit(design, panel(), TASK, run)) {
      network.save(folder, Map.of("note", new double[] {1, 2}));
      assertEquals("HF-LEARNING-001", assertThrows(HeadframeException.class,
          () -> TrainedNetwork.load(new Renamed(design, "one-number"), folder, run)).id());
      assertEquals("HF-LEARNING-002", assertThrows(HeadframeException.class,
          () -> TrainedNetwork.load(new Renamed(design, "another"), folder, run)).id());
      try (TrainedNetwork again = TrainedNetwork.load(design, folder, run)) {
        assertEquals(2, again.extras().get("note")[1]);
        assertEquals(network.curve(), again.curve());
      }
    }
  }

  @Test
  void intervals_areRefused_whereNothingWasValidated() {
    OneNumber design = new OneNumber(recipe(epoch -> 1, 2), 1);
    try (TestRun run = run(); PointForecaster fitted =
        PointForecaster.fit(design, panel().withoutLast(33), new ForecastTask(2, 4, 1, 0), run)) {
      assertEquals("HF-LEARNING-003", assertThrows(HeadframeException.class,
          () -> fitted.predict(panel(), ForecastRequest.levels(2, List.of(50)), run)).id());
    }
  }

  /** Of twice 32 channels half of 32 windows are computed together, also where one is asked for. */
  @Test
  void manyChannels_areComputedInSmallerPasses() {
    List<Long> passes = new ArrayList<>();
    Series wide = new Series("wide", new long[] {0, 1, 2, 3, 4, 5, 6, 7}, new double[64][8]);
    Panel panel = new Panel(Frequency.of("step"), Collections.nCopies(64, "c"), List.of(wide));
    try (TestRun run = run(); TrainedNetwork network = TrainedNetwork.fit(
        new Counted(new OneNumber(recipe(epoch -> 1, 1), 1), passes), panel, new ForecastTask(2, 4, 1, 0), run)) {
      assertEquals(17, network.outputs(Collections.nCopies(17, wide), run).size());
      assertEquals(1, network.outputs(List.of(wide), run).size());
    }
    assertEquals(List.of(16L, 16L, 16L), passes);
  }

  /** Remembers how many windows are forecast together. */
  private record Counted(OneNumber design, List<Long> passes) implements NetworkDesign {

    @Override
    public String kind() {
      return design.kind();
    }

    @Override
    public Set<Ability> abilities() {
      return design.abilities();
    }

    @Override
    public Recipe recipe(ForecastTask task) {
      return design.recipe(task);
    }

    @Override
    public ForecastNetwork build(NetworkShape shape, Parameters parameters, Map<String, FixedArray> derived) {
      ForecastNetwork network = design.build(shape, parameters, derived);
      return new ForecastNetwork() {
        @Override
        public List<LossTerm> loss(WindowBatch windows, Pass pass) {
          return network.loss(windows, pass);
        }

        @Override
        public NDArray output(WindowBatch windows) {
          passes.add(windows.past().getShape().get(0));
          return network.output(windows);
        }
      };
    }
  }

  /** Under another name, with one array more. */
  private record Renamed(OneNumber design, String kind) implements NetworkDesign {

    @Override
    public Set<Ability> abilities() {
      return design.abilities();
    }

    @Override
    public Recipe recipe(ForecastTask task) {
      return design.recipe(task);
    }

    @Override
    public ForecastNetwork build(NetworkShape shape, Parameters parameters,
        Map<String, FixedArray> derived) {
      parameters.create("more", Initialization.constant(0), 1);
      return design.build(shape, parameters, derived);
    }
  }

  private static Recipe recipe(Recipe.EpochRate rate, int epochs) {
    return new Recipe(1000, epochs, 3, 1, rate, AdamW.withDecay(0), Double.POSITIVE_INFINITY);
  }

  private static double number(TrainedNetwork network, TestRun run) {
    return network.outputs(panel().series(), run).get(0)[0];
  }

  private static Panel panel() {
    return Panels.of(Panels.cycle(40, 8, 0.1, 1));
  }

  private TestRun run() {
    return new TestRun(new FixedLeases(), folder, 1);
  }
}
