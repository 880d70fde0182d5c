package io.headframe.forecast.learning.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.method.Run;
import io.headframe.core.training.EpochOrder;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Objective;
import io.headframe.core.training.Step;
import io.headframe.core.training.StepContext;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.LearningCurve;
import io.headframe.forecast.learning.NetworkDesign;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Pass;
import io.headframe.forecast.learning.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Trains a network by a recipe. For one thread and one training. */
public final class NetworkTraining {

  /** So many windows at a time are validated on; of many channels fewer. */
  private static final int VALIDATED_AT_ONCE = 256;

  private final TrainingParts parts;
  private final Recipe recipe;
  private final Run run;
  private final int stepsOfAnEpoch;
  private final EpochOrder order;
  private final List<Double> losses = new ArrayList<>();
  private final List<Double> validated = new ArrayList<>();

  /**
   * What was learned.
   *
   * @param arrays by name
   * @param curve how
   */
  public record Learned(Map<String, FixedArray> arrays, LearningCurve curve) {}

  /** Some windows, and whether they are learned from. */
  private record Chosen(WindowSet windows, int[] items, boolean training) {}

  private NetworkTraining(TrainingParts parts, Recipe recipe, Run run) {
    this.parts = parts;
    this.recipe = recipe;
    this.run = run;
    int windows = parts.training().size();
    this.order = new EpochOrder(windows, Math.min(recipe.batch(), windows), run.seed());
    this.stepsOfAnEpoch = Math.max(recipe.leastSteps(), order.stepsOfAnEpoch());
  }

  /**
   * Trains.
   *
   * @param run progress, cancellation before each step, and the seed
   */
  public static Learned train(NetworkDesign design, NetworkShape shape, Map<String, FixedArray> derived,
      TrainingParts parts, Recipe recipe, Run run) {
    return new NetworkTraining(parts, recipe, run).train(design, shape, derived);
  }

  private Learned train(NetworkDesign design, NetworkShape shape, Map<String, FixedArray> derived) {
    TrainingSettings settings = new TrainingSettings(run.seed(), step -> recipe.learningRate().at(epoch(step)),
        recipe.optimizer(), recipe.maximumNorm(), List.of());
    try (TrainingRun<Chosen> training = new TrainingRun<>(settings,
        context -> new Chosen(parts.training(), order.items(context.step()), true),
        parameters -> objective(design.build(shape, parameters, derived)))) {
      int best = 0;
      Map<String, FixedArray> kept = Map.of();
      for (int epoch = 0; epoch < recipe.epochs() && epoch - best <= recipe.patience(); epoch++) {
        learn(training, epoch);
        if (validate(training, epoch) || kept.isEmpty()) {
          best = epoch;
          kept = arrays(training);
        }
      }
      return new Learned(kept, new LearningCurve(losses, validated, best));
    }
  }

  private Objective<Chosen> objective(ForecastNetwork network) {
    return (chosen, context) -> terms(network, chosen, context);
  }

  private List<LossTerm> terms(ForecastNetwork network, Chosen chosen, StepContext context) {
    // After an epoch its last step is the one before.
    long step = chosen.training ? context.step() : context.step() - 1;
    return network.loss(chosen.windows.batch(chosen.items, true, context.scope()),
        new Pass(context, chosen.training, epoch(step)));
  }

  private int epoch(long step) {
    return (int) (step / stepsOfAnEpoch);
  }

  private void learn(TrainingRun<Chosen> training, int epoch) {
    double sum = 0;
    for (int i = 0; i < stepsOfAnEpoch; i++) {
      run.checkCancelled();
      Step done = training.next();
      sum += done.loss().total();
      run.progress((double) training.step() / stepsOfAnEpoch / recipe.epochs(),
          String.format(Locale.ROOT, "epoch %d, loss %.4f%s", epoch + 1, sum / (i + 1), validated.isEmpty() ? ""
              : String.format(Locale.ROOT, ", validation %.4f", validated.get(validated.size() - 1))));
    }
    losses.add(sum / stepsOfAnEpoch);
  }

  /** Whether the arrays are the best so far; without a validation part the last are. */
  private boolean validate(TrainingRun<Chosen> training, int epoch) {
    WindowSet windows = parts.validation();
    if (windows.size() == 0) {
      return true;
    }
    double sum = 0;
    int together = PassSize.of(VALIDATED_AT_ONCE, parts.learned().channels().size());
    for (int from = 0; from < windows.size(); from += together) {
      run.checkCancelled();
      int[] items = IntStream.range(from, Math.min(windows.size(), from + together)).toArray();
      sum += items.length * training.evaluate(new Chosen(windows, items, false)).total();
    }
    double loss = sum / windows.size();
    boolean better = validated.stream().allMatch(before -> loss < before);
    validated.add(loss);
    run.log().debug("Epoch {}: loss {}, validation {}", epoch + 1, losses.get(epoch), loss);
    return better;
  }

  private static Map<String, FixedArray> arrays(TrainingRun<Chosen> training) {
    Map<String, FixedArray> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, NDArray> entry : training.parameters().entrySet()) {
      Shape shape = entry.getValue().getShape();
      arrays.put(entry.getKey(), new FixedArray(entry.getValue().toFloatArray(), shape.getShape()));
    }
    return arrays;
  }
}
