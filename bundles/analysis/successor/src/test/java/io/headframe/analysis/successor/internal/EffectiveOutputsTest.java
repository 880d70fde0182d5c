package io.headframe.analysis.successor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.architecture.testing.AttentionOnlyCheckpoint;
import io.headframe.architecture.testing.Gpt2Checkpoint;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import org.junit.jupiter.api.Test;

/** The logits of heads against products of the checkpoint's matrices, in double precision. */
class EffectiveOutputsTest {

  private static final int[] TOKENS = {3, 17, 0, 9};

  @Test
  void attentionAlone_isTheProductOfItsMatrices() {
    InMemoryCheckpoint c = AttentionOnlyCheckpoint.of(2, 3, 5, 12, 20, 16);
    try (CausalLM model = TestModels.open(c)) {
      EffectiveOutputs outputs = new EffectiveOutputs(model, TOKENS);
      for (int layer = 0; layer < 2; layer++) {
        double[][][] logits = outputs.of(layer);
        String p = "blocks." + layer + ".attn.";
        for (int head = 0; head < 3; head++) {
          for (int in = 0; in < TOKENS.length; in++) {
            double[] x = row(c.values("embed.weight"), TOKENS[in], 12);
            double[] written = new double[12];
            for (int j = 0; j < 5; j++) {
              double value = 0;
              for (int i = 0; i < 12; i++) {
                value += x[i] * c.values(p + "v.weight")[(head * 5 + j) * 12 + i];
              }
              for (int i = 0; i < 12; i++) {
                written[i] += value * c.values(p + "o.weight")[i * 15 + head * 5 + j];
              }
            }
            for (int out = 0; out < TOKENS.length; out++) {
              double expected = dot(written, row(c.values("unembed.weight"), TOKENS[out], 12));
              assertEquals(expected, logits[head][in][out], 1e-5);
            }
          }
        }
      }
    }
  }

  @Test
  void gpt2_isTheProductThroughItsFirstFeedForwardPartFromTheSecondLayerOn() {
    int width = 12;
    InMemoryCheckpoint c = Gpt2Checkpoint.of(2, 3, width, 20, 16);
    try (CausalLM model = TestModels.open(c)) {
      EffectiveOutputs outputs = new EffectiveOutputs(model, TOKENS);
      for (int layer = 0; layer < 2; layer++) {
        double[][][] logits = outputs.of(layer);
        String p = "transformer.h." + layer + ".";
        for (int in = 0; in < TOKENS.length; in++) {
          double[] embedded = row(c.values("transformer.wte.weight"), TOKENS[in], width);
          double[] read = norm(c, p + "ln_1", layer == 0 ? embedded : feedForward(c, embedded));
          double[] qkv = linear(c, p + "attn.c_attn", read, 3 * width);
          for (int head = 0; head < 3; head++) {
            double[] written = new double[width];
            for (int j = head * 4; j < head * 4 + 4; j++) {
              for (int i = 0; i < width; i++) {
                written[i] += qkv[2 * width + j] * c.values(p + "attn.c_proj.weight")[j * width + i];
              }
            }
            double[] normalized = norm(c, "transformer.ln_f", written);
            for (int out = 0; out < TOKENS.length; out++) {
              double expected = dot(normalized, row(c.values("transformer.wte.weight"), TOKENS[out], width));
              // Single precision against double through two normalisations.
              assertEquals(expected, logits[head][in][out], 1e-4);
            }
          }
        }
      }
    }
  }

  private static double[] feedForward(InMemoryCheckpoint c, double[] x) {
    double[] hidden = linear(c, "transformer.h.0.mlp.c_fc", norm(c, "transformer.h.0.ln_2", x), 4 * x.length);
    for (int i = 0; i < hidden.length; i++) {
      double u = hidden[i];
      hidden[i] = u / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (u + 0.044715 * u * u * u)));
    }
    return linear(c, "transformer.h.0.mlp.c_proj", hidden, x.length);
  }

  private static double[] linear(InMemoryCheckpoint c, String name, double[] x, int columns) {
    double[] y = row(c.values(name + ".bias"), 0, columns);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < columns; j++) {
        y[j] += x[i] * c.values(name + ".weight")[i * columns + j];
      }
    }
    return y;
  }

  private static double[] norm(InMemoryCheckpoint c, String name, double[] x) {
    double mean = 0;
    for (double each : x) {
      mean += each / x.length;
    }
    double variance = 0;
    for (double each : x) {
      variance += (each - mean) * (each - mean) / x.length;
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * c.values(name + ".weight")[i] + c.values(name + ".bias")[i];
    }
    return y;
  }

  private static double[] row(float[] matrix, int row, int columns) {
    double[] numbers = new double[columns];
    for (int i = 0; i < columns; i++) {
      numbers[i] = matrix[row * columns + i];
    }
    return numbers;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
