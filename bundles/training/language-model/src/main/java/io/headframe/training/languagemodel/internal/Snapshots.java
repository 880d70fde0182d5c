package io.headframe.training.languagemodel.internal;

import com.google.gson.JsonObject;
import io.headframe.core.training.Step;
import io.headframe.core.training.StepHook;
import io.headframe.core.training.TrainingRun;
import java.nio.file.Path;

/** Keeps models along the way of a training, each as a folder that can be opened. */
final class Snapshots implements StepHook {

  private final Path folder;
  private final JsonObject config;
  private final JsonObject tokenizer;
  private final long steps;
  private final int count;

  /**
   * @param folder gets a folder for each model, {@code step-000001000}
   * @param steps of the training
   * @param count how many models beside that of the first numbers
   */
  Snapshots(Path folder, JsonObject config, JsonObject tokenizer, long steps, int count) {
    this.folder = folder;
    this.config = config;
    this.tokenizer = tokenizer;
    this.steps = steps;
    this.count = count;
  }

  @Override
  public void after(Step step, TrainingRun<?> run) {
    keep(run);
  }

  /** Keeps the model of the steps that were done, if it is one of those. */
  void keep(TrainingRun<?> run) {
    if (run.step() * count / steps == (run.step() - 1) * count / steps && run.step() > 0) {
      return;
    }
    ModelFolder model = new ModelFolder(folder.resolve("step-%09d".formatted(run.step())));
    model.begin(config, tokenizer);
    model.weights(run.parameters());
  }
}
