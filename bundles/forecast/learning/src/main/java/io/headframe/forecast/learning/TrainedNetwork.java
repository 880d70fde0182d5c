package io.headframe.forecast.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.headframe.core.method.Run;
import io.headframe.core.torchscript.TorchScript;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.StandardScaling;
import io.headframe.forecast.learning.internal.FixedParameters;
import io.headframe.forecast.learning.internal.ForecasterFile;
import io.headframe.forecast.learning.internal.NetworkTraining;
import io.headframe.forecast.learning.internal.PassSize;
import io.headframe.forecast.learning.internal.TrainingParts;
import io.headframe.forecast.learning.internal.WindowSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A network that has learned, with all that its forecasts need: scales, constants, arrays. It is the same whether it
 * was trained now or loaded, and forecasts do not change it. Used by one thread at a time; holds native memory until it
 * is closed.
 */
public final class TrainedNetwork implements AutoCloseable {

  /**
   * So many windows are computed together, always: a matrix product of another size may round in another way, and a
   * forecast must not depend on how many others are asked for with it. Of many channels it is fewer.
   */
  private static final int TOGETHER = 32;

  private final ForecasterFile kept;
  private final NDManager memory;
  private final ForecastNetwork network;

  private TrainedNetwork(NetworkDesign design, ForecasterFile kept, String source) {
    this.kept = kept;
    this.memory = NDManager.newBaseManager();
    try {
      NetworkShape shape = shape(kept.shape(), kept.task());
      this.network = TorchScript.withoutGraphs(
          () -> design.build(shape, new FixedParameters(memory, kept.arrays(), source), kept.derived()));
    } catch (RuntimeException | Error failure) {
      memory.close();
      throw failure;
    }
  }

  /**
   * Trains a network by its recipe: scales fitted to the training part alone, the last {@link
   * ForecastTask#validation()} steps of each series for validation, or the last fifth where none are given and there is
   * room. The same panel, task and seed give the same.
   *
   * @param run progress, cancellation before each step, and the seed
   * @return open; the caller closes it
   * @throws io.headframe.core.error.HeadframeException as {@link ForecastTask#checkTraining}, and if the loss is no
   *     longer finite (HF-TRAINING-001)
   */
  public static TrainedNetwork fit(NetworkDesign design, Panel training, ForecastTask task, Run run) {
    task.checkTraining(training, task.input() + task.horizon(), design.abilities());
    run.checkCancelled();
    TrainingParts parts = TrainingParts.of(training, task);
    ForecastTask.Shape shape = ForecastTask.Shape.of(training);
    Map<String, FixedArray> derived = Map.copyOf(design.derive(parts.learned(), task, run));
    NetworkTraining.Learned learned = NetworkTraining.train(
        design, shape(shape, task), derived, parts, design.recipe(task), run);
    return new TrainedNetwork(design, new ForecasterFile(design.kind(), task, shape, parts.scaling(), learned.curve(),
        learned.arrays(), derived, Map.of()), "memory");
  }

  /**
   * Opens what {@link #save} wrote.
   *
   * @return open; the caller closes it
   * @throws IOException if there is none
   * @throws io.headframe.core.error.HeadframeException if it is damaged or of another forecaster
   */
  public static TrainedNetwork load(NetworkDesign design, Path folder, Run run) throws IOException {
    run.checkCancelled();
    return new TrainedNetwork(
        design, ForecasterFile.read(folder, design.kind()), ForecasterFile.path(folder).toString());
  }

  /** What it was fitted for. */
  public ForecastTask task() {
    return kept.task();
  }

  /** What it was fitted on: for {@link ForecastTask#checkHistory}. */
  public ForecastTask.Shape shape() {
    return kept.shape();
  }

  /** How many steps at the end of each series of a panel {@link #fit} keeps for validation; 0 where there is no room. */
  public static int validated(Panel training, ForecastTask task) {
    return TrainingParts.validated(training.shortest(), task);
  }

  /** What was computed before training: that of {@link NetworkDesign#derive}. Nobody changes the arrays. */
  public Map<String, FixedArray> derived() {
    return kept.derived();
  }

  /** How it learned. */
  public LearningCurve curve() {
    return kept.curve();
  }

  /** What was kept with it besides: that of {@link #save}; nothing before. Nobody changes the arrays. */
  public Map<String, double[]> extras() {
    return kept.extras();
  }

  /**
   * How a channel is standardised: by the training part of its series, or by the window itself if the series was not
   * fitted on.
   *
   * @param window at least {@link ForecastTask#input} steps
   */
  public StandardScaling.Scale scale(Series window, int channel) {
    return scales(window)[channel];
  }

  private StandardScaling.Scale[] scales(Series window) {
    StandardScaling.Scale[] fitted = kept.scaling().scales().get(window.id());
    if (fitted != null) {
      return fitted;
    }
    Series seen = window.slice(window.length() - task().input(), window.length());
    return StandardScaling.fit(new Panel(shape().frequency(), shape().channels(), List.of(seen))).scales()
        .get(window.id());
  }

  /**
   * What the network says of windows.
   *
   * @param windows at least {@link ForecastTask#input} steps each, of which the last count
   * @param run cancellation and progress
   * @return for each window the numbers that {@link ForecastNetwork#output} has for it, row-major
   */
  public List<float[]> outputs(List<Series> windows, Run run) {
    List<float[]> outputs = new ArrayList<>(windows.size());
    int together = PassSize.of(TOGETHER, shape().channels().size());
    for (int from = 0; from < windows.size(); from += together) {
      run.checkCancelled();
      run.progress((double) from / windows.size(), "forecasting");
      int[] items = new int[together];
      int count = Math.min(together, windows.size() - from);
      Arrays.setAll(items, i -> Math.min(i, count - 1));
      List<Series> some = windows.subList(from, from + count);
      outputs.addAll(TorchScript.withoutGraphs(() -> outputs(some, items)));
    }
    return outputs;
  }

  private List<float[]> outputs(List<Series> windows, int... items) {
    try (NDScope everything = new NDScope(); NDManager scope = memory.newSubManager()) {
      // DJL has no other use for the variable, and the compiler warns of one without any.
      everything.suppressNotUsedWarning();
      NDArray output = network.output(
          WindowSet.ends(shape().frequency(), task().input(), windows, this::scales).batch(items, false, scope));
      float[] numbers = output.toFloatArray();
      int each = numbers.length / items.length;
      List<float[]> outputs = new ArrayList<>();
      for (int i = 0; i < windows.size(); i++) {
        outputs.add(Arrays.copyOfRange(numbers, i * each, (i + 1) * each));
      }
      return outputs;
    }
  }

  /**
   * Writes all that {@link #load} needs as {@code forecaster.safetensors}, whole or not at all.
   *
   * @param folder exists
   * @param extras what the forecaster keeps besides, by name
   */
  public void save(Path folder, Map<String, double[]> extras) {
    new ForecasterFile(kept.kind(), kept.task(), kept.shape(), kept.scaling(), kept.curve(), kept.arrays(),
        kept.derived(), extras).write(folder);
  }

  private static NetworkShape shape(ForecastTask.Shape shape, ForecastTask task) {
    return new NetworkShape(
        shape.channels().size(), task.input(), task.horizon(), WindowSet.marks(shape.frequency()));
  }

  /** Frees the arrays. A second call does nothing. */
  @Override
  public void close() {
    memory.close();
  }
}
