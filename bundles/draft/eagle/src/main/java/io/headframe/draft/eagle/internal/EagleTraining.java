package io.headframe.draft.eagle.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.CheckpointSeries;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.Step;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.heads.BegunTraining;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.FrozenModel;
import io.headframe.draft.heads.HeadBatch;
import io.headframe.draft.heads.HeadError;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.LayerSizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Trains a draft network, measures it, chooses a tree, and writes the folder. */
final class EagleTraining {

  /** Gradients, as Li et al. (2024), section 4.2: β₁ 0.9, β₂ 0.95, clipped at 0.5, here all together. */
  private static final AdamW OPTIMIZER = new AdamW(0.9, 0.95, 1e-8, 0);
  private static final double MAXIMUM_NORM = 0.5;
  /** A hundred times that of the paper, whose networks are as wide as those of large models, and train for days. */
  private static final double LEARNING_RATE = 3e-3;
  private static final int CHECKPOINT_EVERY = 100;
  /** Of Llama. */
  private static final double ROTARY_BASE = 10000;
  private static final double EPSILON = 1e-6;

  private final DraftTraining task;
  private final EagleSizes sizes;
  private final DraftVocabulary vocabulary;

  EagleTraining(DraftTraining task) {
    if (task.layers() > 1) {
      throw new HeadframeException(EagleError.LAYERS, task.layers());
    }
    this.task = task.at(LEARNING_RATE);
    CausalLM model = task.model();
    this.sizes = new EagleSizes(LayerSizes.of(model.config(), ROTARY_BASE, EPSILON, false), false);
    this.vocabulary = DraftVocabulary.of(task.trained(), task.vocabulary(), model.config().vocabularySize());
  }

  /** Trains. */
  DraftReport train(Path folder, Run run) throws IOException {
    run.checkCancelled();
    int shortest = Math.max(task.window(), task.heads() + 2);
    if (task.trained().length <= 2 * shortest || task.heldOut().length <= shortest) {
      throw new HeadframeException(
          HeadError.TOO_SHORT, task.trained().length, task.heldOut().length, task.window());
    }
    CausalLM model = task.model();
    Path training = BegunTraining.in(folder, "eagle", task, 1, run.seed());
    TrainingSettings settings = new TrainingSettings(run.seed(),
        Schedule.warmUpCosine(task.learningRate(), task.steps() / 10, task.steps(), 0), OPTIMIZER, MAXIMUM_NORM,
        List.of());
    FrozenEnds ends = FrozenEnds.of(model);
    try (TrainingRun<HeadBatch> steps = new TrainingRun<>(
        settings, new FrozenModel(task, Optional.of(DraftVocabulary.all(model.config().vocabularySize()))),
        parameters -> new EagleGraph(sizes, ends, parameters))) {
      CheckpointSeries checkpoints = CheckpointSeries.newest(training, CHECKPOINT_EVERY);
      checkpoints.last().ifPresent(steps::restore);
      steps.train(task.steps(), run, Optional.of(checkpoints), this::shown);
      Map<String, float[]> weights = new HashMap<>();
      steps.parameters().forEach((name, array) -> weights.put(name, array.toFloatArray()));
      EagleNetwork network = new EagleNetwork(sizes, weights, vocabulary, ends, Computation.of(task.model()));
      run.progress(1, "measuring the network on held-out text");
      List<Double> accuracies =
          new EagleAccuracy(network, model).measure(task.heldOut(), task.window(), task.heads(), run);
      run.progress(1, "choosing a tree");
      TreeChoice.Chosen chosen = TreeChoice.among(network, model, task.heldOut(), task.heads(), task.steps(), run);
      new EagleFolder(folder).write(
          new StoredEagle(sizes, weights, vocabulary, chosen.tree()), model.config(), model.digest(), accuracies);
      return new DraftReport(
          steps.history().curve("Loss of the draft network", "features + 0.1 · nats/token").curve(), accuracies,
          chosen.tree(), chosen.tokensPerStep(), weights.values().stream().mapToLong(values -> values.length).sum());
    }
  }

  private String shown(Step step) {
    Map<String, Double> terms = step.loss().terms();
    return String.format(Locale.ROOT, "step %,d of %,d, features %.4f, %.2f nats/token", step.number() + 1,
        task.steps(), terms.get(EagleGraph.FEATURES), terms.get(EagleGraph.TOKENS));
  }
}
