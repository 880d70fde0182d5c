package io.headframe.analysis.api;

/**
 * An attention head.
 *
 * @param layer from 0
 * @param head from 0 within the layer
 */
public record Head(int layer, int head) implements Comparable<Head> {

  /** Checks that neither is negative. */
  public Head {
    if (layer < 0 || head < 0) {
      throw new IllegalArgumentException("no head " + layer + "." + head);
    }
  }

  /**
   * Reads {@code layer.head}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Head parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 2 || !parts[0].matches("\\d{1,6}") || !parts[1].matches("\\d{1,6}")) {
      throw new IllegalArgumentException("'" + text + "' is no head; write layer.head, for example 5.1");
    }
    return new Head(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public int compareTo(Head other) {
    return layer != other.layer ? Integer.compare(layer, other.layer) : Integer.compare(head, other.head);
  }

  /** As the literature writes it: {@code 5.1} for head 1 of layer 5. */
  @Override
  public String toString() {
    return layer + "." + head;
  }
}
