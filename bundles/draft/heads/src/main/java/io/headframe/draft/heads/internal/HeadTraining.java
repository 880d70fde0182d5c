package io.headframe.draft.heads.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.CheckpointSeries;
import io.headframe.core.training.History;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.Step;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.api.TreeTuning;
import io.headframe.draft.heads.BegunTraining;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.FrozenModel;
import io.headframe.draft.heads.HeadBatch;
import io.headframe.draft.heads.HeadError;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.layer.Computation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trains heads, measures them, chooses a tree, and writes the folder. */
public final class HeadTraining {

  private static final double MAXIMUM_NORM = 1;
  private static final int CHECKPOINT_EVERY = 100;

  private final HeadFamily family;
  private final DraftTraining task;
  private final HeadSizes sizes;
  private final DraftVocabulary vocabulary;

  /** @param task what to train on */
  public HeadTraining(HeadFamily family, DraftTraining task) {
    this.family = family;
    this.task = task.at(family.learningRate());
    ModelConfig config = task.model().config();
    this.vocabulary = DraftVocabulary.of(task.trained(), task.vocabulary(), config.vocabularySize());
    this.sizes = HeadSizes.of(family, task.heads(), task.layers() == 0 ? family.layers() : task.layers(),
        vocabulary.size(), config);
  }

  /** Trains. */
  public DraftReport train(Path folder, Run run) throws IOException {
    run.checkCancelled();
    int shortest = Math.max(task.window(), task.heads() + 2);
    if (task.trained().length <= 2 * shortest || task.heldOut().length <= shortest) {
      throw new HeadframeException(
          HeadError.TOO_SHORT, task.trained().length, task.heldOut().length, task.window());
    }
    Path training = BegunTraining.in(folder, family.id(), task, sizes.layers(), run.seed());
    TrainingSettings settings = new TrainingSettings(run.seed(),
        Schedule.warmUpCosine(task.learningRate(), task.steps() / 10, task.steps(), 0), AdamW.withDecay(0),
        MAXIMUM_NORM, List.of());
    float[] unembedding = unembedding();
    FrozenModel model = new FrozenModel(task, family.taught() ? Optional.of(vocabulary) : Optional.empty());
    try (TrainingRun<HeadBatch> steps = new TrainingRun<>(settings, model,
        parameters -> new HeadGraph(family, sizes, vocabulary, unembedding, parameters))) {
      CheckpointSeries checkpoints = CheckpointSeries.newest(training, CHECKPOINT_EVERY);
      checkpoints.last().ifPresent(steps::restore);
      steps.train(task.steps(), run, Optional.of(checkpoints), this::shown);
      Map<String, float[]> weights = new HashMap<>();
      steps.parameters().forEach((name, array) -> weights.put(name, array.toFloatArray()));
      HeadNetwork network = new HeadNetwork(
          family, sizes, vocabulary, weights, HeadDraft.embedding(task.model()), Computation.of(task.model()));
      run.progress(1, "measuring the heads on held-out text");
      HeadChances.Shares shares = new HeadChances(network, task.model()).measure(task.heldOut(), task.window(), run);
      TreeTuning tuning = new TreeTuning(shares.accepted());
      run.progress(1, "choosing a tree");
      List<int[]> tree = tuning.fastest(new StepCosts(network, task).measure(tuning, run));
      StoredHeads heads = new StoredHeads(family, sizes, vocabulary, weights, TreePlan.sparse(tree));
      HeadFolder.write(folder, heads, task.model().digest(), task.model().config().vocabularySize(), tree,
          shares.accepted());
      return new DraftReport(history(steps.history()).curve("Loss of the heads", "nats/token").curve(),
          Arrays.stream(shares.everywhere()).map(ranks -> ranks[0]).toList(), TreePlan.text(tree),
          tuning.expected(tree), weights.values().stream().mapToLong(values -> values.length).sum());
    }
  }

  /** With the heads in their order, which a history that was read from a checkpoint does not keep. */
  private History history(History found) {
    Map<String, double[]> terms = new LinkedHashMap<>();
    for (int head = 0; head < sizes.heads(); head++) {
      String name = HeadGraph.term(head);
      terms.put(name, found.terms().get(name));
    }
    return new History(found.loss(), found.learningRate(), found.gradientNorm(), terms);
  }

  private String shown(Step step) {
    return String.format(Locale.ROOT, "step %,d of %,d, loss %s", step.number() + 1, task.steps(),
        step.loss().terms().values().stream().map(loss -> String.format(Locale.ROOT, "%.2f", loss))
            .collect(Collectors.joining(" ")));
  }

  private float[] unembedding() {
    try (ModelWeights weights = task.model().weights()) {
      return weights.unembedding().transpose().toFloatArray();
    }
  }
}
