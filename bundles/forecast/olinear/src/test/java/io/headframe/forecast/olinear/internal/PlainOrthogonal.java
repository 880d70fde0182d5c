package io.headframe.forecast.olinear.internal;

import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learningtesting.PlainLayers;
import java.util.Arrays;
import java.util.Map;

/**
 * The forward pass once more, for one window, in loops over doubles, written from the paper: each value really stands
 * there D times.
 */
final class PlainOrthogonal {

  private final Map<String, double[]> arrays;
  private final PlainLayers plain;
  private final Map<String, FixedArray> bases;
  private final Sizes sizes;

  PlainOrthogonal(Map<String, double[]> arrays, Map<String, FixedArray> bases, Sizes sizes) {
    this.arrays = arrays;
    this.plain = new PlainLayers(arrays);
    this.bases = bases;
    this.sizes = sizes;
  }

  /** [channel, input] → [channel, horizon]. */
  double[][] forecast(double[][] past) {
    int channels = past.length;
    int length = past[0].length;
    int horizon = arrays.get("down.bias").length;
    double[][] tokens = new double[channels][];
    double[] mean = new double[channels];
    double[] deviation = new double[channels];
    for (int c = 0; c < channels; c++) {
      mean[c] = Arrays.stream(past[c]).average().orElseThrow();
      double m = mean[c];
      deviation[c] = Math.sqrt(Arrays.stream(past[c]).map(x -> (x - m) * (x - m)).average().orElseThrow() + 1e-5);
      double[] flat = new double[sizes.copies() * length];
      for (int d = 0; d < sizes.copies(); d++) {
        for (int k = 0; k < length; k++) {
          double sum = arrays.get("delta.input")[c * length + k];
          for (int t = 0; t < length; t++) {
            double z = (past[c][t] - m) / deviation[c] * arrays.get("window.gain")[c] + arrays.get("window.bias")[c];
            sum += bases.get(OrthogonalNetwork.INPUT_BASIS).values()[k * length + t] * z * arrays.get("multiples")[d];
          }
          flat[d * length + k] = sum;
        }
      }
      tokens[c] = plain.linear("input", flat);
    }
    for (int layer = 0; layer < sizes.layers(); layer++) {
      tokens = layer("layer" + layer, tokens);
    }
    double[][] forecast = new double[channels][];
    for (int c = 0; c < channels; c++) {
      double[] turned = plain.linear("output", plain.norm("norm", tokens[c]));
      double[] time = new double[turned.length];
      for (int d = 0; d < sizes.copies(); d++) {
        for (int h = 0; h < horizon; h++) {
          time[d * horizon + h] = arrays.get("delta.output")[c * horizon + h];
          for (int k = 0; k < horizon; k++) {
            time[d * horizon + h] += turned[d * horizon + k]
                * bases.get(OrthogonalNetwork.OUTPUT_BASIS).values()[k * horizon + h];
          }
        }
      }
      double gain = arrays.get("window.gain")[c] + 1e-10;
      double bias = arrays.get("window.bias")[c];
      double scale = deviation[c];
      double shift = mean[c];
      forecast[c] = Arrays.stream(plain.linear("down", PlainLayers.gelu(plain.linear("up", time))))
          .map(y -> (y - bias) / gain * scale + shift).toArray();
    }
    return forecast;
  }

  private double[][] layer(String name, double[][] x) {
    double[] mixture = arrays.get(name + ".across.mixture");
    double[][] next = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      double total = 0;
      double[] joined = new double[sizes.width()];
      for (int j = 0; j < x.length; j++) {
        double share = Math.log1p(Math.exp(mixture[i * x.length + j]));
        double[] value = plain.linear(name + ".across.value", x[j]);
        Arrays.setAll(joined, e -> joined[e] + share * value[e]);
        total += share;
      }
      double sum = total;
      double[] taken = plain.linear(name + ".across.output", Arrays.stream(joined).map(y -> y / sum).toArray());
      double[] mixed = plain.norm(name + ".across.norm", PlainLayers.sum(x[i], taken));
      double[] own = plain.linear(name + ".down", PlainLayers.gelu(plain.linear(name + ".up", mixed)));
      next[i] = plain.norm(name + ".norm", PlainLayers.sum(mixed, own));
    }
    return next;
  }
}
