package io.headframe.predict.distribution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.AdamW;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.core.training.Schedule;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A head that is trained on the same batch in each step: features as rows, and bins or probabilities to hit. */
final class HeadTrial implements AutoCloseable {

  private final float[][] features;
  private final TrainingRun<Void> run;
  private DistributionHead head;

  /** @param loss from what the head says */
  HeadTrial(long seed, double rate, float[][] features, Function<Parameters, DistributionHead> make,
      Function<HeadOutput, NDArray> loss) {
    this.features = features;
    TrainingSettings settings = new TrainingSettings(
        seed, Schedule.constant(rate), AdamW.withDecay(0), Double.POSITIVE_INFINITY, List.of());
    run = new TrainingRun<>(settings, context -> null, parameters -> {
      head = make.apply(parameters);
      NDArray rows = rows(parameters);
      return (batch, context) -> {
        HeadOutput output = head.apply(rows);
        List<LossTerm> terms = new ArrayList<>(List.of(new LossTerm("loss", 1, loss.apply(output))));
        output.penalty().ifPresent(penalty -> terms.add(new LossTerm("penalty", 1, penalty)));
        return terms;
      };
    });
  }

  /** For heads whose distribution depends on nothing: the features are one 1. */
  static HeadTrial ofConstant(long seed, double rate, Function<Parameters, DistributionHead> make,
      Function<HeadOutput, NDArray> loss) {
    return new HeadTrial(seed, rate, new float[][] {{1}}, make, loss);
  }

  TrainingRun<Void> run() {
    return run;
  }

  HeadTrial steps(int steps) {
    for (int i = 0; i < steps; i++) {
      run.next();
    }
    return this;
  }

  void set(String name, float... numbers) {
    run.inStep(context -> {
      NDArray array = run.parameters().get(name);
      run.set(name, context.scope().create(numbers, array.getShape()));
      return null;
    });
  }

  List<BinnedDistribution> distributions() {
    return run.inStep(context -> head.apply(rows(context.scope())).distributions());
  }

  private NDArray rows(Parameters parameters) {
    return rows(parameters.memory());
  }

  private NDArray rows(NDManager memory) {
    float[] all = new float[features.length * features[0].length];
    for (int i = 0; i < all.length; i++) {
      all[i] = features[i / features[0].length][i % features[0].length];
    }
    return GraphArrays.create(memory, all, new Shape(features.length, features[0].length));
  }

  @Override
  public void close() {
    run.close();
  }
}
