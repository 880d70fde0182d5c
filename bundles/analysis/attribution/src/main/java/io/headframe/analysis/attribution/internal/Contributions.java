package io.headframe.analysis.attribution.internal;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What each part of a model adds to a target, for one prompt or as a mean over prompts.
 *
 * @param value the target of the model's own logits
 * @param constant what is there without any residual stream
 * @param embedding of the token embedding
 * @param positions of learned position embeddings; 0 where there are none
 * @param heads [layer, head], with the bias of the values, without that of the output
 * @param attentionBias [layer], of the bias of attention's output
 * @param feedForward [layer], of the feed-forward part with its bias; 0 where there is none
 * @param neurons [layer, neuron], of each neuron of the feed-forward part; layers are empty where they are not asked
 *     for
 * @param accumulated [place], the target of the residual stream at places from the embeddings to the end
 */
record Contributions(double value, double constant, double embedding, double positions, double[][] heads,
    double[] attentionBias, double[] feedForward, double[][] neurons, double[] accumulated) {

  /** The sum of all parts and the constant: the target, but for rounding. */
  double sum() {
    double sum = constant + embedding + positions;
    for (int layer = 0; layer < heads.length; layer++) {
      sum += layerSum(layer);
    }
    return sum;
  }

  /** What a block adds. */
  double layerSum(int layer) {
    return headSum(layer) + attentionBias[layer] + feedForward[layer];
  }

  /** What the heads of a block add. */
  double headSum(int layer) {
    double sum = 0;
    for (double head : heads[layer]) {
      sum += head;
    }
    return sum;
  }

  /** Part by part the mean over prompts, at least one. */
  static Contributions mean(List<Contributions> all) {
    return new Contributions(number(all, Contributions::value), number(all, Contributions::constant),
        number(all, Contributions::embedding), number(all, Contributions::positions), rows(all, Contributions::heads),
        row(all, Contributions::attentionBias), row(all, Contributions::feedForward), rows(all, Contributions::neurons),
        row(all, Contributions::accumulated));
  }

  private static double number(List<Contributions> all, ToDoubleFunction<Contributions> part) {
    return all.stream().mapToDouble(part).average().orElseThrow();
  }

  private static double[] row(List<Contributions> all, Function<Contributions, double[]> part) {
    double[] mean = new double[part.apply(all.get(0)).length];
    for (Contributions each : all) {
      double[] values = part.apply(each);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += values[i] / all.size();
      }
    }
    return mean;
  }

  private static double[][] rows(List<Contributions> all, Function<Contributions, double[][]> part) {
    double[][] mean = new double[part.apply(all.get(0)).length][];
    for (int i = 0; i < mean.length; i++) {
      int row = i;
      mean[i] = row(all, each -> part.apply(each)[row]);
    }
    return mean;
  }
}
