package io.headframe.forecast.timemcl.internal;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.api.StandardScaling;
import io.headframe.forecast.learning.TrainedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the network says of one window, the likely first.
 *
 * @param trajectories [hypothesis, channel, step], in the unit of the series
 * @param probabilities [hypothesis], falling; they sum to 1
 * @param heads [hypothesis], which head of the network it is
 */
record Hypotheses(double[][][] trajectories, double[] probabilities, int[] heads) {

  /** Of each series, from its last steps. */
  static List<Hypotheses> of(TrainedNetwork network, List<Series> windows, Run run) {
    List<float[]> outputs = network.outputs(windows, run);
    List<Hypotheses> all = new ArrayList<>(windows.size());
    for (int i = 0; i < outputs.size(); i++) {
      all.add(of(network, windows.get(i), outputs.get(i)));
    }
    return all;
  }

  private static Hypotheses of(TrainedNetwork network, Series window, float... output) {
    int horizon = network.task().horizon();
    int channels = window.channels();
    int count = output.length / (channels * horizon + 1);
    int scores = count * channels * horizon;
    int[] heads = IntStream.range(0, count).boxed()
        .sorted(Comparator.comparingDouble(k -> -output[scores + k])).mapToInt(k -> k).toArray();
    double sum = 0;
    for (int k = 0; k < count; k++) {
      // A score of 0 for all is not to be divided by 0.
      sum += output[scores + k] + Float.MIN_NORMAL;
    }
    double[] probabilities = new double[count];
    double[][][] trajectories = new double[count][channels][horizon];
    for (int i = 0; i < count; i++) {
      probabilities[i] = (output[scores + heads[i]] + Float.MIN_NORMAL) / sum;
      for (int c = 0; c < channels; c++) {
        StandardScaling.Scale scale = network.scale(window, c);
        for (int h = 0; h < horizon; h++) {
          trajectories[i][c][h] = scale.undo(output[(c * count + heads[i]) * horizon + h]);
        }
      }
    }
    return new Hypotheses(trajectories, probabilities, heads);
  }

  /** The hypotheses of the first steps alone. */
  Hypotheses first(int steps) {
    double[][][] cut = new double[trajectories.length][][];
    for (int k = 0; k < cut.length; k++) {
      cut[k] = new double[trajectories[k].length][];
      for (int c = 0; c < cut[k].length; c++) {
        cut[k][c] = Arrays.copyOf(trajectories[k][c], steps);
      }
    }
    return new Hypotheses(cut, probabilities, heads);
  }
}
