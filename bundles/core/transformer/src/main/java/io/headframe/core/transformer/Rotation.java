package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.Positions;
import io.headframe.core.transformer.fused.Rows;
import java.util.Arrays;

/**
 * Rotary positions: pairs of coordinates of a query or key are turned by position · frequency, so that scores depend
 * on distances. Su et al., "RoFormer" (2021), arXiv 2104.09864, equation 34. With fewer pairs than half the width of a
 * head only its first coordinates are turned and the rest pass unchanged, as in Black et al., "GPT-NeoX-20B" (2022),
 * arXiv 2204.06745, section 2.1.
 */
public final class Rotation {

  /** Which coordinates form a pair. */
  public enum Pairs {
    /** 2i and 2i + 1, as in the paper and in llama2.c. */
    ADJACENT,
    /** i and i + d/2, where d is the width that is turned, as in Hugging Face's Llama and GPT-NeoX. */
    HALVES
  }

  /** Positions whose angles are kept at first. */
  private static final int FIRST = 64;

  private final double[] frequencies;
  private final Pairs pairs;
  /** [position, pair, 2]: cosine and sine of the first positions; replaced by a longer one where it is too short. */
  private volatile float[] known = {};

  /**
   * @param frequencies radians for each position, one for each pair; at most half the width of a head
   * @param pairs which coordinates form a pair
   */
  public Rotation(double[] frequencies, Pairs pairs) {
    this.frequencies = frequencies.clone();
    this.pairs = pairs;
  }

  /**
   * The frequencies of the paper: base^(−2i/d), for i from 0 to d/2 − 1.
   *
   * @param width d, how many coordinates are turned
   * @param base the base
   */
  public static double[] frequencies(int width, double base) {
    double[] frequencies = new double[width / 2];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = Math.pow(base, -2.0 * i / width);
    }
    return frequencies;
  }

  /**
   * Rotates queries or keys.
   *
   * @param x [batch, position, head, head width]
   * @param context gives the position ids and shares the angles between layers
   * @return the same shape, with the owner of {@code x}
   */
  public NDArray apply(NDArray x, LayerContext context) {
    long turned = 2L * frequencies.length;
    if (turned == x.getShape().get(3)) {
      return turn(x, context);
    }
    NDList parts = x.split(new long[] {turned}, 3);
    return turn(parts.get(0), context).concat(parts.get(1), 3);
  }

  /**
   * Rotates queries or keys in place.
   *
   * @param x [row, head, head width]
   */
  void apply(float[] x, Rows rows, int heads, int headWidth) {
    int half = frequencies.length;
    int step = pairs == Pairs.ADJACENT ? 2 : 1;
    int apart = pairs == Pairs.ADJACENT ? 1 : half;
    for (int row = 0; row < rows.count(); row++) {
      float[] angles = anglesUpTo(rows.id(row));
      for (int head = 0; head < heads; head++) {
        int at = (row * heads + head) * headWidth;
        int angle = rows.id(row) * 2 * half;
        for (int pair = 0; pair < half; pair++, at += step, angle += 2) {
          float first = x[at];
          float second = x[at + apart];
          x[at] = first * angles[angle] - second * angles[angle + 1];
          x[at + apart] = second * angles[angle] + first * angles[angle + 1];
        }
      }
    }
  }

  /** Angles of a position and all before it. Several threads may make them anew; they are the same. */
  private float[] anglesUpTo(int position) {
    float[] angles = known;
    int half = frequencies.length;
    if ((position + 1L) * 2 * half <= angles.length) {
      return angles;
    }
    int at = angles.length;
    angles = Arrays.copyOf(angles, Math.max(FIRST, 2 * position) * 2 * half);
    for (; at < angles.length; at += 2) {
      double angle = at / (2 * half) * frequencies[at / 2 % half];
      angles[at] = (float) Math.cos(angle);
      angles[at + 1] = (float) Math.sin(angle);
    }
    known = angles;
    return angles;
  }

  private NDArray turn(NDArray x, LayerContext context) {
    Shape shape = x.getShape();
    NDArray cosine = angles("cos", context);
    NDArray sine = angles("sin", context);
    int axis = pairs == Pairs.ADJACENT ? 4 : 3;
    long half = frequencies.length;
    NDArray paired = pairs == Pairs.ADJACENT
        ? x.reshape(shape.get(0), shape.get(1), shape.get(2), half, 2)
        : x.reshape(shape.get(0), shape.get(1), shape.get(2), 2, half);
    NDList parts = paired.split(2, axis);
    NDArray first = parts.get(0);
    NDArray second = parts.get(1);
    NDArray turnedFirst = first.mul(cosine).sub(second.mul(sine));
    NDArray turnedSecond = second.mul(cosine).add(first.mul(sine));
    return turnedFirst.concat(turnedSecond, axis).reshape(shape);
  }

  /** [1 or batch, position, 1, pair, 1] for adjacent pairs, [1 or batch, position, 1, 1, pair] for halves. */
  private NDArray angles(String function, LayerContext context) {
    return context.shared(new Key(this, function), () -> {
      Positions positions = context.positions();
      int rows = positions.consecutive() ? 1 : positions.batch();
      int count = positions.count();
      float[] values = new float[rows * count * frequencies.length];
      for (int at = 0; at < rows * count; at++) {
        int id = positions.id(at / count, at % count);
        for (int i = 0; i < frequencies.length; i++) {
          double angle = id * frequencies[i];
          values[at * frequencies.length + i] = (float) ("cos".equals(function) ? Math.cos(angle) : Math.sin(angle));
        }
      }
      return GraphArrays.create(context.scope(), values, pairs == Pairs.ADJACENT
          ? new Shape(rows, count, 1, frequencies.length, 1)
          : new Shape(rows, count, 1, 1, frequencies.length));
    });
  }

  private record Key(Rotation rotation, String function) {}
}
