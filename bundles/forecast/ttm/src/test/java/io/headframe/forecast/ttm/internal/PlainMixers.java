package io.headframe.forecast.ttm.internal;

import io.headframe.forecast.ttm.internal.SmallCheckpoint.Numbers;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** A second forward pass of TTM, in double precision and by its definition: slow, and sharing nothing. */
final class PlainMixers {

  private final Map<String, Numbers> tensors;

  PlainMixers(Map<String, Numbers> tensors) {
    this.tensors = tensors;
  }

  double[] forecast(double... window) {
    double mean = Arrays.stream(window).average().orElseThrow();
    double variance = Arrays.stream(window).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    double scale = Math.sqrt(variance + 1e-5);
    double[] x = Arrays.stream(window).map(value -> (value - mean) / scale).toArray();
    x = linear("backbone.encoder.patcher", x, 2);
    for (int i = 0; i < SmallCheckpoint.PARTS.length; i++) {
      for (int j = 0; j < 2; j++) {
        x = layer("backbone.encoder.mlp_mixer_encoder.mixers." + i + ".mixer_layers." + j, x,
            SmallCheckpoint.FEATURES / SmallCheckpoint.PARTS[i]);
      }
    }
    x = linear("decoder.adapter", x, SmallCheckpoint.FEATURES);
    x = layer("decoder.decoder_block.mixers.0", x, SmallCheckpoint.DECODED);
    x = linear("head.base_forecast_block", x, x.length);
    return Arrays.stream(x).map(value -> value * scale + mean).toArray();
  }

  /** x is [row, width], flat. */
  private double[] layer(String name, double[] x, int width) {
    int rows = x.length / width;
    double[] turned = turned(norm(name + ".patch_mixer.norm.norm", x, width), rows, width);
    double[] mixed = plus(x, turned(gated(name + ".patch_mixer", turned, rows), width, rows));
    return plus(mixed, gated(name + ".feature_mixer", norm(name + ".feature_mixer.norm.norm", mixed, width), width));
  }

  private double[] gated(String name, double[] x, int width) {
    double[] hidden = linear(name + ".mlp.fc1", x, width);
    DoubleUnaryOperator gelu = v -> v * normal(v);
    double[] u = linear(name + ".mlp.fc2", Arrays.stream(hidden).map(gelu).toArray(),
        hidden.length / (x.length / width));
    double[] shares = linear(name + ".gating_block.attn_layer", u, width);
    for (int row = 0; row < u.length; row += width) {
      double sum = 0;
      for (int i = row; i < row + width; i++) {
        sum += Math.exp(shares[i]);
      }
      for (int i = row; i < row + width; i++) {
        u[i] *= Math.exp(shares[i]) / sum;
      }
    }
    return u;
  }

  /** Φ by Simpson's rule from 0 with steps of about .01: an error far below 1e-9. */
  private static double normal(double v) {
    int steps = 2 * (int) Math.ceil(Math.abs(v) * 50 + 1);
    double width = v / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
      sum += weight * Math.exp(-(i * width) * (i * width) / 2);
    }
    return 0.5 + sum * width / 3 / Math.sqrt(2 * Math.PI);
  }

  private double[] norm(String name, double[] x, int width) {
    double[] y = new double[x.length];
    for (int row = 0; row < x.length; row += width) {
      double[] one = Arrays.copyOfRange(x, row, row + width);
      double mean = Arrays.stream(one).average().orElseThrow();
      double variance = Arrays.stream(one).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
      for (int i = 0; i < width; i++) {
        y[row + i] = (one[i] - mean) / Math.sqrt(variance + 1e-5) * at(name + ".weight", i) + at(name + ".bias", i);
      }
    }
    return y;
  }

  private double[] linear(String name, double[] x, int in) {
    int out = tensors.get(name + ".bias").values().length;
    double[] y = new double[x.length / in * out];
    for (int i = 0; i < y.length; i++) {
      y[i] = at(name + ".bias", i % out);
      for (int k = 0; k < in; k++) {
        y[i] += x[i / out * in + k] * at(name + ".weight", i % out * in + k);
      }
    }
    return y;
  }

  private double at(String name, int i) {
    return tensors.get(name).values()[i];
  }

  private static double[] turned(double[] x, int rows, int columns) {
    double[] y = new double[x.length];
    Arrays.setAll(y, i -> x[i % rows * columns + i / rows]);
    return y;
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }
}
