package io.headframe.core.host.internal.parameter;

/**
 * The values that are allowed, ends included.
 *
 * @param min the least
 * @param max the greatest
 */
record Range(double min, double max) {

  static Range of(Declaration declaration) {
    return new Range(declaration.about().min(), declaration.about().max());
  }

  boolean contains(double value) {
    return value >= min && value <= max;
  }

  /** The part of it that a type can hold. */
  Range within(double least, double greatest) {
    return new Range(Math.max(min, least), Math.min(max, greatest));
  }

  /** {@code between 1 and 512 tokens}. */
  String inWords(String unit) {
    String end = unit.isEmpty() ? "" : " " + unit;
    if (max == Double.POSITIVE_INFINITY) {
      return "at least " + number(min) + end;
    }
    return "between " + number(min) + " and " + number(max) + end;
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) <= 0x1p63;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
