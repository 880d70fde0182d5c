package io.headframe.models.constructed.internal;

/**
 * The weights of one head. Query and key meet in numbered slots: a score is the sum over slots of query times key. The
 * factor that undoes the division by √(head width) stands in the query.
 */
final class Head {

  static final int WIDTH = 64;

  final float[][] query = new float[WIDTH][Residual.WIDTH];
  final float[][] key = new float[WIDTH][Residual.WIDTH];
  final float[][] value = new float[WIDTH][Residual.WIDTH];
  final float[][] output = new float[Residual.WIDTH][WIDTH];

  private int slots;

  /** Adds {@code score} for each coordinate that query and key codes have in common. */
  Head match(int queryCode, int keyCode, int length, double score) {
    for (int i = 0; i < length; i++) {
      query[slots + i][queryCode + i] = scaled(score);
      key[slots + i][keyCode + i] = 1;
    }
    slots += length;
    return this;
  }

  /** Adds {@code score} for each digit that the two positions have in common, except at the beginning token. */
  Head avoidOwnPosition(double score) {
    int first = slots;
    match(Residual.POSITION, Residual.POSITION, Residual.POSITION_CODE, -score);
    for (int which = 0; which < 3; which++) {
      key[first + Residual.digit(0, which)][Residual.BEGINNING] = -1;
    }
    return this;
  }

  /** Rests on the beginning token where nothing scores more. */
  Head restOnBeginning(double score) {
    return match(Residual.ONE, Residual.BEGINNING, 1, score);
  }

  /** Moves a code from the attended position to other coordinates here. */
  Head move(int from, int to, int length) {
    for (int i = 0; i < length; i++) {
      value[i][from + i] = 1;
      output[to + i][i] = 1;
    }
    return this;
  }

  /** Writes 1 unless the head rests on the beginning token. */
  Head mark(int coordinate) {
    value[0][Residual.ONE] = 1;
    value[0][Residual.BEGINNING] = -1;
    output[coordinate][0] = 1;
    return this;
  }

  private static float scaled(double score) {
    return (float) (score * Math.sqrt(WIDTH));
  }
}
