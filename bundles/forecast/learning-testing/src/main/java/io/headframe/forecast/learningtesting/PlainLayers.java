package io.headframe.forecast.learningtesting;

import java.util.Arrays;
import java.util.Map;

/**
 * Layers in plain 64-bit numbers, for a second implementation of a network.
 *
 * @param arrays by name, row-major
 */
public record PlainLayers(Map<String, double[]> arrays) {

  private static final int SIMPSON = 200;

  /** y = x Wᵀ + b. */
  public double[] linear(String name, double... x) {
    double[] weight = arrays.get(name + ".weight");
    double[] y = arrays.get(name + ".bias").clone();
    for (int o = 0; o < y.length; o++) {
      for (int i = 0; i < x.length; i++) {
        y[o] += weight[o * x.length + i] * x[i];
      }
    }
    return y;
  }

  /** (x − mean) / √(variance + 10⁻⁵) · g + b. */
  public double[] norm(String name, double... x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * arrays.get(name + ".gain")[i] + arrays.get(name + ".bias")[i];
    }
    return y;
  }

  /** a + b. */
  public static double[] sum(double[] a, double... b) {
    double[] sum = a.clone();
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** x Φ(x) of each, with Φ integrated by Simpson's rule from 0. */
  public static double[] gelu(double... values) {
    return Arrays.stream(values).map(x -> {
      double h = x / SIMPSON;
      double integral = density(0) + density(x);
      for (int i = 1; i < SIMPSON; i++) {
        integral += (i % 2 == 1 ? 4 : 2) * density(i * h);
      }
      return x * (0.5 + integral * h / 3);
    }).toArray();
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
