package io.headframe.forecast.itransformer.internal;

import io.headframe.forecast.learningtesting.PlainLayers;
import java.util.Arrays;
import java.util.Map;

/** The forward pass once more, for one window, in loops over doubles, written from the paper. */
final class PlainTransformer {

  private final PlainLayers plain;
  private final Sizes sizes;

  PlainTransformer(Map<String, double[]> arrays, Sizes sizes) {
    this.plain = new PlainLayers(arrays);
    this.sizes = sizes;
  }

  /** [channel, input] and [mark, input] → [channel, horizon]. */
  double[][] forecast(double[][] past, double[][] marks) {
    double[][] tokens = new double[past.length + marks.length][];
    double[] mean = new double[past.length];
    double[] deviation = new double[past.length];
    for (int c = 0; c < past.length; c++) {
      mean[c] = Arrays.stream(past[c]).average().orElseThrow();
      double m = mean[c];
      deviation[c] = Math.sqrt(Arrays.stream(past[c]).map(x -> (x - m) * (x - m)).average().orElseThrow() + 1e-5);
      double d = deviation[c];
      tokens[c] = plain.linear("embedding", Arrays.stream(past[c]).map(x -> (x - m) / d).toArray());
    }
    for (int i = 0; i < marks.length; i++) {
      tokens[past.length + i] = plain.linear("embedding", marks[i]);
    }
    for (int layer = 0; layer < sizes.layers(); layer++) {
      tokens = layer("layer" + layer, tokens);
    }
    double[][] forecast = new double[past.length][];
    for (int c = 0; c < past.length; c++) {
      double d = deviation[c];
      double m = mean[c];
      double[] scaled = plain.linear("projection", plain.norm("norm", tokens[c]));
      forecast[c] = Arrays.stream(scaled).map(y -> y * d + m).toArray();
    }
    return forecast;
  }

  private double[][] layer(String name, double[][] x) {
    int width = sizes.width() / sizes.heads();
    double[][] q = each(name + ".attention.query", x);
    double[][] k = each(name + ".attention.key", x);
    double[][] v = each(name + ".attention.value", x);
    double[][] next = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      double[] joined = new double[sizes.width()];
      for (int head = 0; head < sizes.heads(); head++) {
        int from = head * width;
        double[] share = new double[x.length];
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
          double score = 0;
          for (int e = 0; e < width; e++) {
            score += q[i][from + e] * k[j][from + e];
          }
          share[j] = Math.exp(score / Math.sqrt(width));
          sum += share[j];
        }
        for (int j = 0; j < x.length; j++) {
          for (int e = 0; e < width; e++) {
            joined[from + e] += share[j] / sum * v[j][from + e];
          }
        }
      }
      double[] taken = plain.linear(name + ".attention.output", joined);
      double[] mixed = plain.norm(name + ".attention.norm", PlainLayers.sum(x[i], taken));
      double[] hidden = PlainLayers.gelu(plain.linear(name + ".up", mixed));
      next[i] = plain.norm(name + ".norm", PlainLayers.sum(mixed, plain.linear(name + ".down", hidden)));
    }
    return next;
  }

  private double[][] each(String name, double[][] x) {
    return Arrays.stream(x).map(token -> plain.linear(name, token)).toArray(double[][]::new);
  }
}
