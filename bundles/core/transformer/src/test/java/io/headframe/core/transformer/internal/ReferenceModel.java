package io.headframe.core.transformer.internal;

import static io.headframe.core.transformer.internal.TestModel.HEADS;
import static io.headframe.core.transformer.internal.TestModel.HIDDEN;
import static io.headframe.core.transformer.internal.TestModel.MODEL;
import static io.headframe.core.transformer.internal.TestModel.RANK;
import static io.headframe.core.transformer.internal.TestModel.VOCABULARY;
import static io.headframe.core.transformer.internal.TestModel.WIDTH;
import static io.headframe.core.transformer.internal.TestModel.values;

import io.headframe.core.transformer.internal.TestModel.Mixer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The decoders of {@link TestModel} as loops over double-precision numbers, one whole sequence at a time. */
final class ReferenceModel {

  private ReferenceModel() {}

  /** Logits [position][vocabulary]. */
  static double[][] logits(int[] tokens, Sight sight, Mixer... mixers) {
    double[][] x = new double[tokens.length][MODEL];
    float[] embedding = values("embedding", VOCABULARY * MODEL);
    for (int t = 0; t < tokens.length; t++) {
      for (int i = 0; i < MODEL; i++) {
        x[t][i] = embedding[tokens[t] * MODEL + i];
      }
    }
    for (int layer = 0; layer < mixers.length; layer++) {
      String prefix = layer + ".";
      double[][] in = each(x, row -> normalized(row, prefix + "norm"));
      double[][] read = switch (mixers[layer]) {
        case ATTENTION -> attention(in, prefix, TestModel.KEY_VALUE_HEADS, sight, null);
        case RETENTION -> retention(in, prefix);
        case COMPOSED -> attention(in, prefix, HEADS, sight, new Mixing(in, prefix));
      };
      for (int t = 0; t < x.length; t++) {
        double[] out = times(prefix + "output", read[t], MODEL);
        for (int i = 0; i < MODEL; i++) {
          x[t][i] += out[i];
        }
      }
    }
    return each(x, row -> times("unembedding", normalized(row, "final norm"), VOCABULARY));
  }

  /** S ← γ S + kᵀ v, o = q S. */
  private static double[][] retention(double[][] x, String prefix) {
    double[][] read = new double[x.length][HEADS * WIDTH];
    double[][][] sum = new double[HEADS][WIDTH][WIDTH];
    for (int t = 0; t < x.length; t++) {
      double[] q = times(prefix + "query", x[t], HEADS * WIDTH);
      double[] k = times(prefix + "key", x[t], HEADS * WIDTH);
      double[] v = times(prefix + "value", x[t], HEADS * WIDTH);
      for (int head = 0; head < HEADS; head++) {
        for (int i = 0; i < WIDTH; i++) {
          for (int j = 0; j < WIDTH; j++) {
            sum[head][i][j] =
                TestModel.DECAYS[head] * sum[head][i][j] + k[head * WIDTH + i] * v[head * WIDTH + j];
            read[t][head * WIDTH + j] += q[head * WIDTH + i] * sum[head][i][j];
          }
        }
      }
    }
    return read;
  }

  /** Attention over the keys in sight; {@code mixing} across heads, or null for none. */
  private static double[][] attention(double[][] x, String prefix, int keyHeads, Sight sight, Mixing mixing) {
    int n = x.length;
    double[][][] q = heads(x, prefix + "query", HEADS, true);
    double[][][] k = heads(x, prefix + "key", keyHeads, true);
    double[][][] v = heads(x, prefix + "value", keyHeads, false);
    int sharing = HEADS / keyHeads;
    double[][] read = new double[n][HEADS * WIDTH];
    for (int t = 0; t < n; t++) {
      double[][] scores = new double[t + 1][HEADS];
      for (int s = 0; s <= t; s++) {
        for (int head = 0; head < HEADS; head++) {
          scores[s][head] = dot(q[head][t], k[head / sharing][s]) / Math.sqrt(WIDTH);
        }
        scores[s] = mixing == null ? scores[s] : mixing.mixed(scores[s], "scores.", t, s);
      }
      double[][] weights = new double[t + 1][HEADS];
      for (int head = 0; head < HEADS; head++) {
        int group = head / sharing;
        double[][] together = new double[sharing][];
        for (int i = 0; i < sharing; i++) {
          together[i] = q[group * sharing + i][t];
        }
        boolean[] seen = sight.of(t, together, k[group]);
        double sum = 0;
        for (int s = 0; s <= t; s++) {
          weights[s][head] = seen[s] ? Math.exp(scores[s][head]) : 0;
          sum += weights[s][head];
        }
        for (int s = 0; s <= t; s++) {
          weights[s][head] /= sum;
        }
      }
      for (int s = 0; s <= t; s++) {
        double[] last = mixing == null ? weights[s] : mixing.mixed(weights[s], "weights.", t, s);
        for (int i = 0; i < HEADS * WIDTH; i++) {
          read[t][i] += last[i / WIDTH] * v[i / WIDTH / sharing][s][i % WIDTH];
        }
      }
    }
    return read;
  }

  /** Vectors by head and position, rotated where asked for. */
  private static double[][][] heads(double[][] x, String name, int heads, boolean rotated) {
    double[][][] vectors = new double[heads][x.length][WIDTH];
    for (int t = 0; t < x.length; t++) {
      double[] row = times(name, x[t], heads * WIDTH);
      for (int head = 0; head < heads; head++) {
        for (int i = 0; i < WIDTH / 2; i++) {
          double angle = rotated ? t * Math.pow(TestModel.BASE, -2.0 * i / WIDTH) : 0;
          double a = row[head * WIDTH + i];
          double b = row[head * WIDTH + i + WIDTH / 2];
          vectors[head][t][i] = a * Math.cos(angle) - b * Math.sin(angle);
          vectors[head][t][i + WIDTH / 2] = a * Math.sin(angle) + b * Math.cos(angle);
        }
      }
    }
    return vectors;
  }

  /** What composes an edge from t to s across heads: a + a W + Σ (a · w1) w2 + gate a, for both ends. */
  private static final class Mixing {

    /** By the name of a side: [position][rank · head of w1, then of w2]. */
    private final Map<String, double[][]> factors = new HashMap<>();
    /** By the name of a side: [position][head]. */
    private final Map<String, double[][]> gates = new HashMap<>();
    private final Map<String, float[]> bases = new HashMap<>();

    Mixing(double[][] x, String prefix) {
      for (String where : List.of("scores.", "weights.")) {
        bases.put(where, values(prefix + where + "base", HEADS * HEADS));
        for (String side : List.of("query.", "key.")) {
          String name = prefix + where + side;
          factors.put(where + side, each(x, row -> factors(row, name)));
          gates.put(where + side, each(x, row -> times(name + "gate", row, HEADS)));
        }
      }
    }

    private static double[] factors(double[] x, String name) {
      double[] hidden = times(name + "down", x, HIDDEN);
      for (int i = 0; i < HIDDEN; i++) {
        double h = hidden[i];
        hidden[i] = h / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (h + 0.044715 * h * h * h)));
      }
      return times(name + "up", hidden, 2 * RANK * HEADS);
    }

    double[] mixed(double[] a, String where, int t, int s) {
      double[] sum = a.clone();
      float[] base = bases.get(where);
      for (int from = 0; from < HEADS; from++) {
        for (int to = 0; to < HEADS; to++) {
          sum[to] += a[from] * base[from * HEADS + to];
        }
      }
      add(sum, a, factors.get(where + "query.")[t], gates.get(where + "query.")[t]);
      add(sum, a, factors.get(where + "key.")[s], gates.get(where + "key.")[s]);
      return sum;
    }

    private static void add(double[] sum, double[] a, double[] factors, double[] gate) {
      for (int rank = 0; rank < RANK; rank++) {
        double squares = 0;
        double product = 0;
        for (int head = 0; head < HEADS; head++) {
          double w1 = factors[rank * HEADS + head];
          squares += w1 * w1;
          product += a[head] * w1;
        }
        product /= Math.sqrt(squares / HEADS + 1e-6);
        for (int head = 0; head < HEADS; head++) {
          sum[head] += product * factors[(RANK + rank) * HEADS + head];
        }
      }
      for (int head = 0; head < HEADS; head++) {
        sum[head] += Math.tanh(gate[head]) * a[head];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] normalized(double[] x, String name) {
    float[] gain = values(name, MODEL);
    double scale = Math.sqrt(dot(x, x) / MODEL + TestModel.EPSILON);
    double[] y = new double[MODEL];
    for (int i = 0; i < MODEL; i++) {
      y[i] = x[i] / scale * gain[i];
    }
    return y;
  }

  /** W x for the weight of a name, [out, in]. */
  private static double[] times(String name, double[] x, int out) {
    float[] weight = values(name, out * x.length);
    double[] y = new double[out];
    for (int i = 0; i < weight.length; i++) {
      y[i / x.length] += weight[i] * x[i % x.length];
    }
    return y;
  }

  private static double[][] each(double[][] x, UnaryOperator<double[]> function) {
    double[][] y = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      y[t] = function.apply(x[t]);
    }
    return y;
  }
}
