package io.headframe.core.training;

import ai.djl.ndarray.NDList;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A training in a process of its own that is ended without a warning. */
final class TrainingInAProcess {

  /** A step with a checkpoint, or steps after one. */
  static final int HALT = 37;

  private TrainingInAProcess() {}

  /** @param arguments the folder of the checkpoints */
  public static void main(String[] arguments) {
    CheckpointSeries series = CheckpointSeries.newest(Path.of(arguments[0]), 10);
    try (TestRun host = new TestRun(new FixedLeases(), Path.of(arguments[0]), 1);
        TrainingRun<NDList> run = Examples.Forecaster.training(3, 100)) {
      run.with((Step step, TrainingRun<?> self) -> {
        if (step.number() == HALT) {
          Runtime.getRuntime().halt(9);
        }
      });
      run.train(100, host, Optional.of(series), step -> "");
    }
  }
}
