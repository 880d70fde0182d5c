package io.headframe.forecast.fourierhead.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.headframe.core.method.Run;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import io.headframe.predict.distribution.BinnedDistribution;
import io.headframe.predict.distribution.Bins;
import io.headframe.predict.distribution.DistributionHead;
import io.headframe.predict.distribution.KnownDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Samples of a known distribution, and what heads learn from them: behind two layers of 64 and 32 units, as in the
 * paper's synthetic experiments, where there are features, and else from one feature that is 1.
 *
 * @param features [sample][feature], empty rows where there are none
 * @param found [sample], bins
 * @param asked [query][feature], where the head is compared with the truth
 * @param truth [query]
 * @param hidden whether there are layers before the head
 * @param run cancellation
 */
record DensityTrial(double[][] features, int[] found, double[][] asked, List<BinnedDistribution> truth,
    boolean hidden, Run run) {

  private static final int QUERIES = 100;
  private static final int FIRST = 64;
  private static final int SECOND = 32;
  private static final int STEPS = 300;
  private static final int EVERY = 30;

  /** Makes a head for so many features. */
  @FunctionalInterface
  interface Maker {
    DistributionHead make(Parameters parameters, int features);
  }

  static DensityTrial of(KnownDistribution known, Bins bins, int samples, SplittableRandom random, Run run) {
    boolean hidden = known.features(random).length > 0;
    double[][] features = new double[samples][];
    int[] found = new int[samples];
    for (int i = 0; i < samples; i++) {
      features[i] = known.features(random);
      found[i] = bins.of(known.sample(features[i], random));
    }
    double[][] asked = new double[hidden ? QUERIES : 1][];
    List<BinnedDistribution> truth = new ArrayList<>();
    for (int i = 0; i < asked.length; i++) {
      asked[i] = known.features(random);
      truth.add(known.in(bins, asked[i]));
    }
    return new DensityTrial(features, found, asked, truth, hidden, run);
  }

  /** The mean divergence of a head after all steps, in nats. */
  double last(Maker maker) {
    double[] divergences = learn(maker);
    return divergences[divergences.length - 1];
  }

  /** The least at any time. */
  double best(Maker maker) {
    return Arrays.stream(learn(maker)).min().getAsDouble();
  }

  /** After every few steps on all samples. */
  private double[] learn(Maker maker) {
    TrainingSettings settings = new TrainingSettings(run.seed(), Schedule.constant(hidden ? 3e-3 : 2e-2),
        AdamW.withDecay(0), Double.POSITIVE_INFINITY, List.of());
    Layers[] made = new Layers[1];
    try (TrainingRun<Void> training = new TrainingRun<>(settings, context -> null, parameters -> {
      Layers layers = Layers.of(parameters, hidden, features[0].length, maker);
      made[0] = layers;
      NDArray all = rows(parameters.memory(), features);
      return (batch, context) -> List.of(new LossTerm("loss", 1,
          layers.head.apply(layers.code(all)).loss(found)));
    })) {
      double[] divergences = new double[STEPS / EVERY];
      for (int i = 0; i < divergences.length; i++) {
        for (int step = 0; step < EVERY; step++) {
          run.checkCancelled();
          training.next();
        }
        divergences[i] = training.inStep(context -> divergence(made[0], rows(context.scope(), asked)));
      }
      return divergences;
    }
  }

  private double divergence(Layers layers, NDArray queries) {
    List<BinnedDistribution> learned = layers.head.apply(layers.code(queries)).distributions();
    double sum = 0;
    for (int i = 0; i < learned.size(); i++) {
      sum += truth.get(i).divergence(learned.get(i));
    }
    return sum / learned.size();
  }

  /** One feature that is 1 where there are none. */
  private static NDArray rows(NDManager owner, double[][] features) {
    int columns = Math.max(1, features[0].length);
    float[] flat = new float[features.length * columns];
    Arrays.fill(flat, 1);
    for (int i = 0; i < features.length; i++) {
      for (int j = 0; j < features[i].length; j++) {
        flat[i * columns + j] = (float) features[i][j];
      }
    }
    return GraphArrays.create(owner, flat, new Shape(features.length, columns));
  }

  /** What is before the head. */
  private record Layers(NDArray[] weights, DistributionHead head) {

    static Layers of(Parameters parameters, boolean hidden, int features, Maker maker) {
      if (!hidden) {
        return new Layers(new NDArray[0], maker.make(parameters, Math.max(1, features)));
      }
      Initialization first = Initialization.uniform(1 / Math.sqrt(features));
      Initialization second = Initialization.uniform(1 / Math.sqrt(FIRST));
      NDArray[] weights = {
        parameters.create("first.weight", first, features, FIRST),
        parameters.create("first.bias", first, FIRST),
        parameters.create("second.weight", second, FIRST, SECOND),
        parameters.create("second.bias", second, SECOND)};
      return new Layers(weights, maker.make(parameters, SECOND));
    }

    NDArray code(NDArray rows) {
      NDArray code = rows;
      for (int i = 0; i < weights.length; i += 2) {
        code = Activation.relu(code.matMul(weights[i]).add(weights[i + 1]));
      }
      return code;
    }
  }
}
