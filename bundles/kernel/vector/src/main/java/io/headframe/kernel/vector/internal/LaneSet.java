package io.headframe.kernel.vector.internal;

/** Loops of all widths up to one: narrow ones for narrow heads. */
final class LaneSet {

  private static final int NARROWEST = 128;

  /** From the widest to the narrowest, each half of the one before. */
  private final LaneOperations[] all;
  private final LaneOperations bytes;

  LaneSet(int bits) {
    all = new LaneOperations[Integer.numberOfTrailingZeros(bits / NARROWEST) + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = LaneLoader.load(bits >> i, false);
    }
    bytes = LaneLoader.load(bits, true);
  }

  /** Those of half the width; null if there are none. */
  LaneOperations narrower(LaneOperations than) {
    for (LaneOperations each : all) {
      if (each.bits() < than.bits()) {
        return each;
      }
    }
    return null;
  }

  /** The widest, for weights that are floats. */
  LaneOperations floats() {
    return all[0];
  }

  /** The widest, for weights that are bytes. */
  LaneOperations bytes() {
    return bytes;
  }

  /**
   * For heads of a width: the widest vectors of which a head fills four, so that no sum waits for the one before; of a
   * narrower head the narrowest that it does not overflow, and the widest if it overflows all.
   */
  LaneOperations of(int width) {
    for (LaneOperations each : all) {
      if (4 * each.bits() / Float.SIZE <= width) {
        return each;
      }
    }
    int i = all.length - 1;
    while (i > 0 && all[i].bits() / Float.SIZE < width) {
      i--;
    }
    return all[i];
  }

  /** The widest that fit into heads of a width; null if none does. */
  LaneOperations within(int width) {
    for (LaneOperations each : all) {
      if (each.bits() / Float.SIZE <= width) {
        return each;
      }
    }
    return null;
  }
}
