package io.headframe.training.languagemodel.internal;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Objective;
import io.headframe.core.training.ParameterGroup;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.StepContext;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import io.headframe.core.torchscript.TorchScript;
import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.DecoderModel;
import io.headframe.core.transformer.DecoderModels;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.RotaryConfig;
import java.util.List;

/** A language model whose weights are the arrays of a training. */
final class TrainedModel implements AutoCloseable {

  /** Longer gradients are scaled to this length, as for LLaMA (Touvron et al., 2023, section 2.3). */
  private static final double MAXIMUM_NORM = 1;

  /** The last learning rate, as a share of the highest; likewise. */
  private static final double LAST_RATE = 0.1;

  private final TorchScript attention = FusedAttention.operator();
  private final TrainingRun<int[][]> training;
  private DecoderModel model;

  /**
   * @param config as it will stand in config.json
   * @param tokenizer belongs to this from here on
   * @param digest SHA-256 of what the training begins with, in hexadecimal
   * @param schedule of the learning rate
   */
  TrainedModel(Recipe recipe, JsonObject config, ModelArchitecture architecture, Tokenizer tokenizer, String digest,
      Windows windows, Schedule schedule, long seed) {
    TrainingSettings settings = new TrainingSettings(seed, schedule,
        new AdamW(0.9, 0.95, 1e-8, recipe.weightDecay()), MAXIMUM_NORM,
        List.of(ParameterGroup.withoutDecay(".*norm\\.weight|.*bias")));
    training = new TrainingRun<>(settings, windows::batch, parameters -> {
      CheckpointConfig fields = new CheckpointConfig("the training", config);
      Decoder decoder = architecture.assemble(fields, new TrainableWeights(parameters, recipe));
      model = DecoderModels.of(
          FusedAttention.in(decoder, RotaryConfig.read(fields, decoder.config().headWidth()), attention),
          tokenizer, digest, parameters.memory().newSubManager());
      return objective(recipe.copied());
    });
  }

  /** The highest rate after the warm-up, then along a cosine to a tenth of it. */
  static Schedule schedule(Recipe recipe) {
    return Schedule.warmUpCosine(
        recipe.learningRate(), recipe.warmUp(), recipe.steps(), LAST_RATE * recipe.learningRate());
  }

  private Objective<int[][]> objective(double copied) {
    return (windows, context) -> List.of(new LossTerm("next token", 1, loss(windows, copied, context)));
  }

  private NDArray loss(int[][] windows, double copied, StepContext context) {
    try (Activations seen = WindowLoss.forward(model, windows)) {
      NDArray loss = WindowLoss.of(seen, windows, copied);
      loss.attach(context.scope());
      return loss;
    }
  }

  /** The mean loss of windows with the weights as they are, each token counting 1. */
  double loss(int[][] windows) {
    return training.inStep(context -> (double) loss(windows, 1, context).getFloat());
  }

  /** The training. */
  TrainingRun<int[][]> training() {
    return training;
  }

  /** The model of the weights as they are. */
  DecoderModel model() {
    return model;
  }

  @Override
  public void close() {
    model.close();
    training.close();
    attention.close();
  }
}
