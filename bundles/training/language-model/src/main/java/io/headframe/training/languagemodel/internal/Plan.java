package io.headframe.training.languagemodel.internal;

import com.google.gson.JsonObject;
import io.headframe.core.method.Run;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.TrainingRun;

/**
 * How many steps a training has. Where minutes are asked for, the first steps are timed and the number is chosen and
 * noted; they lie in the warm-up, whose learning rates do not depend on it, so that the same number asked for gives the
 * same model.
 */
final class Plan implements Schedule {

  private final TrainingFolder folder;
  private final Run run;
  private TrainingFolder.Begun begun;
  private Schedule schedule;

  Plan(TrainingFolder.Begun begun, TrainingFolder folder, Run run) {
    this.folder = folder;
    this.run = run;
    set(begun);
  }

  private void set(TrainingFolder.Begun with) {
    begun = with;
    Recipe recipe = with.recipe();
    schedule = recipe.steps() > 0
        ? TrainedModel.schedule(recipe)
        : step -> recipe.learningRate() * (step + 1) / recipe.warmUp();
  }

  /** Chooses the number of steps, if it is open. */
  void time(TrainingRun<int[][]> training, Throughput speed) {
    Recipe recipe = begun.recipe();
    if (recipe.steps() > 0) {
      return;
    }
    run.progress(0, "timing " + Recipe.TIMED + " steps");
    while (training.step() < Recipe.TIMED) {
      run.checkCancelled();
      training.next();
      speed.step();
    }
    double stepsPerMinute = 60 * speed.tokensPerSecond() / ((double) recipe.batch() * recipe.context());
    JsonObject chosen = new JsonObject();
    chosen.addProperty("steps", Math.max(recipe.warmUp() + 1, Math.round(recipe.minutes() * stepsPerMinute)));
    set(new TrainingFolder.Begun(recipe.with("of the options", chosen), begun.seed(), begun.text()));
    folder.begin(begun);
  }

  /** The number of steps, once it is known. */
  long steps() {
    return begun.recipe().steps();
  }

  /** What the training was begun with, with the number of steps. */
  TrainingFolder.Begun begun() {
    return begun;
  }

  @Override
  public double at(long step) {
    return schedule.at(step);
  }
}
