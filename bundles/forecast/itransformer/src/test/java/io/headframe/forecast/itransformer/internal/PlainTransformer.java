package io.headframe.forecast.itransformer.internal;

import java.util.Arrays;
import java.util.Map;

/** The forward pass once more, for one window, in loops over doubles, written from the paper. */
final class PlainTransformer {

  private final Map<String, double[]> arrays;
  private final Sizes sizes;

  PlainTransformer(Map<String, double[]> arrays, Sizes sizes) {
    this.arrays = arrays;
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
      tokens[c] = linear("embedding", Arrays.stream(past[c]).map(x -> (x - m) / d).toArray());
    }
    for (int i = 0; i < marks.length; i++) {
      tokens[past.length + i] = linear("embedding", marks[i]);
    }
    for (int layer = 0; layer < sizes.layers(); layer++) {
      tokens = layer("layer" + layer, tokens);
    }
    double[][] forecast = new double[past.length][];
    for (int c = 0; c < past.length; c++) {
      double d = deviation[c];
      double m = mean[c];
      forecast[c] = Arrays.stream(linear("projection", norm("norm", tokens[c]))).map(y -> y * d + m).toArray();
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
      double[] mixed = norm(name + ".attention.norm", sum(x[i], linear(name + ".attention.output", joined)));
      double[] hidden = Arrays.stream(linear(name + ".up", mixed)).map(PlainTransformer::gelu).toArray();
      next[i] = norm(name + ".norm", sum(mixed, linear(name + ".down", hidden)));
    }
    return next;
  }

  private double[][] each(String name, double[][] x) {
    return Arrays.stream(x).map(token -> linear(name, token)).toArray(double[][]::new);
  }

  private double[] linear(String name, double... x) {
    double[] weight = arrays.get(name + ".weight");
    double[] y = arrays.get(name + ".bias").clone();
    for (int o = 0; o < y.length; o++) {
      for (int i = 0; i < x.length; i++) {
        y[o] += weight[o * x.length + i] * x[i];
      }
    }
    return y;
  }

  private double[] norm(String name, double... x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * arrays.get(name + ".gain")[i] + arrays.get(name + ".bias")[i];
    }
    return y;
  }

  private static double[] sum(double[] a, double... b) {
    double[] sum = a.clone();
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** x Φ(x), with Φ integrated by Simpson's rule from 0. */
  static double gelu(double x) {
    int steps = 200;
    double h = x / steps;
    double integral = density(0) + density(x);
    for (int i = 1; i < steps; i++) {
      integral += (i % 2 == 1 ? 4 : 2) * density(i * h);
    }
    return x * (0.5 + integral * h / 3);
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
