package io.headframe.architecture.testing;

/** The parts of a transformer as loops over double-precision numbers, one position at a time, straight from papers. */
public final class ReferenceMath {

  private ReferenceMath() {}

  /** W x, for W [out, in], row-major. */
  public static double[] times(float[] matrix, double[] x) {
    double[] y = new double[matrix.length / x.length];
    for (int r = 0; r < y.length; r++) {
      for (int i = 0; i < x.length; i++) {
        y[r] += matrix[r * x.length + i] * x[i];
      }
    }
    return y;
  }

  /** Row {@code index} of a table of rows of {@code width} numbers. */
  public static double[] row(float[] table, int index, int width) {
    return slice(table, index * width, width);
  }

  /** Some of the numbers. */
  public static double[] slice(float[] numbers, int from, int length) {
    double[] part = new double[length];
    for (int i = 0; i < length; i++) {
      part[i] = numbers[from + i];
    }
    return part;
  }

  /** x + y. */
  public static double[] plus(double[] x, double[] y) {
    double[] sum = x.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += y[i];
    }
    return sum;
  }

  /** x + b. */
  public static double[] plus(double[] x, float[] bias) {
    return plus(x, slice(bias, 0, bias.length));
  }

  /** x / √(mean(x²) + ε) · g. */
  public static double[] rmsNorm(double[] x, float[] gain, double epsilon) {
    double squares = 0;
    for (double value : x) {
      squares += value * value;
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] / Math.sqrt(squares / x.length + epsilon) * gain[i];
    }
    return y;
  }

  /** (x − mean(x)) / √(var(x) + ε) · g + b. */
  public static double[] layerNorm(double[] x, float[] gain, float[] bias, double epsilon) {
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    double variance = 0;
    for (double value : x) {
      variance += (value - mean) * (value - mean) / x.length;
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (x[i] - mean) / Math.sqrt(variance + epsilon) * gain[i] + bias[i];
    }
    return y;
  }

  /**
   * Causal attention of one position, heads side by side; the keys and values of several neighbouring query heads may
   * be one.
   *
   * @param query [heads · width]
   * @param keys for each position up to this one at least: [key-value heads · width]
   * @param values the same
   * @param position attends to itself and those before it
   * @param width of one head
   * @param scale the factor of the scores
   * @return [heads · width]
   */
  public static double[] attend(
      double[] query, double[][] keys, double[][] values, int position, int width, double scale) {
    int heads = query.length / width;
    int sharing = heads / (keys[0].length / width);
    double[] z = new double[query.length];
    for (int head = 0; head < heads; head++) {
      int shared = head / sharing * width;
      double[] weights = new double[position + 1];
      double sum = 0;
      for (int s = 0; s <= position; s++) {
        double score = 0;
        for (int i = 0; i < width; i++) {
          score += query[head * width + i] * keys[s][shared + i];
        }
        weights[s] = Math.exp(score * scale);
        sum += weights[s];
      }
      for (int s = 0; s <= position; s++) {
        for (int i = 0; i < width; i++) {
          z[head * width + i] += weights[s] / sum * values[s][shared + i];
        }
      }
    }
    return z;
  }

  /**
   * Turns pairs of the first {@code turned} coordinates of each head by position · base^(−2i/turned).
   *
   * @param adjacent whether 2i and 2i + 1 are a pair, or i and i + turned/2
   */
  public static double[] rotate(
      double[] vector, int position, int width, int turned, double base, boolean adjacent) {
    double[] result = vector.clone();
    for (int start = 0; start < vector.length; start += width) {
      for (int i = 0; i < turned / 2; i++) {
        double angle = position / Math.pow(base, 2.0 * i / turned);
        int a = start + (adjacent ? 2 * i : i);
        int b = start + (adjacent ? 2 * i + 1 : i + turned / 2);
        result[a] = vector[a] * Math.cos(angle) - vector[b] * Math.sin(angle);
        result[b] = vector[a] * Math.sin(angle) + vector[b] * Math.cos(angle);
      }
    }
    return result;
  }

  /** x / (1 + e^(−x)). */
  public static double silu(double x) {
    return x / (1 + Math.exp(-x));
  }

  /** x/2 · (1 + erf(x/√2)), with erf as a series of positive terms (Abramowitz and Stegun, 7.1.6). */
  public static double gelu(double x) {
    double u = Math.min(6, Math.abs(x) / Math.sqrt(2));
    double term = u;
    double sum = u;
    for (int n = 1; n < 200; n++) {
      term *= 2 * u * u / (2 * n + 1);
      sum += term;
    }
    double erf = 2 / Math.sqrt(Math.PI) * Math.exp(-u * u) * sum;
    return x / 2 * (1 + Math.signum(x) * erf);
  }

  /** x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))). */
  public static double geluTanh(double x) {
    return x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }
}
