package io.headframe.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

  private static final int STEPS = 100;

  @TempDir
  private Path folder;

  @Test
  void processHaltedInTheMiddle_resumed_givesTheBitsOfAnUninterruptedRun() throws Exception {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath()));
    for (String setting : List.of(
        "PYTORCH_LIBRARY_PATH", "OPT_OUT_TRACKING", "ai.djl.offline", "logback.configurationFile")) {
      command.add("-D" + setting + "=" + System.getProperty(setting));
    }
    command.addAll(List.of(TrainingInAProcess.class.getName(), folder.toString()));
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true).redirectOutput(folder.resolve("output.txt").toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(9, process.exitValue(), this::output);

    CheckpointSeries series = CheckpointSeries.newest(folder, 10);
    assertEquals(Set.of(30L), series.files().keySet());
    Outcome whole = train(CheckpointSeries.newest(folder.resolve("whole"), 1000), Optional.empty());
    Outcome resumed = train(series, series.last());
    assertArrayEquals(whole.losses, resumed.losses);
    assertArrayEquals(whole.weight, resumed.weight);
    assertEquals(Set.of(100L), series.files().keySet());
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Surefire may hand over the class path in a jar; the property has the folders themselves. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private record Outcome(double[] losses, float[] weight) {}

  private Outcome train(CheckpointSeries series, Optional<Path> from) {
    try (TestRun host = new TestRun(new FixedLeases(), folder, 1);
        TrainingRun<NDList> run = Examples.Forecaster.training(3, STEPS)) {
      from.ifPresent(run::restore);
      run.train(STEPS, host, Optional.of(series), step -> "");
      return new Outcome(run.history().loss(), run.parameters().get("weight").toFloatArray());
    }
  }

  @Test
  void cancelledRun_leavesACheckpointOfItsLastStep() {
    CheckpointSeries series = CheckpointSeries.newest(folder.resolve("steps"), 10);
    try (TestRun host = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(24);
        TrainingRun<NDList> run = Examples.Forecaster.training(3, STEPS)) {
      assertThrows(RunCancelledException.class, () -> run.train(STEPS, host, Optional.of(series), step -> ""));
      assertEquals(23, run.step());
      assertEquals(Set.of(23L), series.files().keySet());
      List<Double> progress = host.progress();
      assertEquals(0.23, progress.get(progress.size() - 1), 1e-12);
    }
    Outcome resumed = train(series, series.last());
    assertArrayEquals(train(series, Optional.empty()).losses, resumed.losses);
  }

  @Test
  void series_keepsTheStepsThatAreKept_andOfOthersTheNewest() throws Exception {
    Path steps = Files.createDirectories(folder.resolve("steps"));
    Files.writeString(steps.resolve("step-000000005.safetensors.part"), "cut");
    CheckpointSeries series = new CheckpointSeries(steps, 30, step -> step == 0 || Long.bitCount(step) == 1);
    train(series, Optional.empty());
    assertEquals(List.of(0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 100L), new ArrayList<>(series.files().keySet()));
    try (var files = Files.list(steps)) {
      assertEquals(9, files.count());
    }
  }

  @Test
  void restore_ofAnotherTraining_isRefusedAndChangesNothing() {
    Path file = folder.resolve("other.safetensors");
    try (TrainingRun<Void> other = new Examples.Head().training(20)) {
      other.save(file);
    }
    try (TrainingRun<NDList> run = Examples.Forecaster.training(1, STEPS)) {
      run.next();
      float[] before = run.parameters().get("weight").toFloatArray();
      assertEquals("HF-TRAINING-002", assertThrows(HeadframeException.class, () -> run.restore(file)).id());
      run.save(file);
      assertArrayEquals(before, run.parameters().get("weight").toFloatArray());
      assertEquals(1, run.step());
    }
    try (TrainingRun<NDList> run = Examples.Forecaster.training(2, STEPS)) {
      assertEquals("HF-TRAINING-003", assertThrows(HeadframeException.class, () -> run.restore(file)).id());
    }
  }

  @Test
  void restoredNumbers_areSeenByViewsThatWereMadeBefore() {
    Path file = folder.resolve("head.safetensors");
    double loss;
    try (TrainingRun<Void> run = new Examples.Head().training(20)) {
      for (int i = 0; i < 20; i++) {
        run.next();
      }
      run.save(file);
      loss = run.evaluate(null).total();
    }
    try (TrainingRun<Void> run = new Examples.Head().training(20)) {
      run.restore(file);
      assertEquals(loss, run.evaluate(null).total());
    }
  }

  @Test
  void series_whereAFileStands_isRefused() throws Exception {
    CheckpointSeries series = CheckpointSeries.newest(Files.writeString(folder.resolve("file"), "x"), 1);
    try (TestRun host = new TestRun(new FixedLeases(), folder, 1);
        TrainingRun<NDList> run = Examples.Forecaster.training(1, STEPS)) {
      HeadframeException refused = assertThrows(
          HeadframeException.class, () -> run.train(1, host, Optional.of(series), step -> ""));
      assertEquals("HF-TRAINING-004", refused.id());
    }
  }
}
