package io.headframe.kernel.vector.internal;

/** Loops of all widths up to one: narrow ones for narrow heads. */
final class LaneSet {

  private static final int NARROWEST = 128;

  /** From the widest to the narrowest, each half of the one before. */
  private final LaneOperations[] all;

  LaneSet(int bits) {
    all = new LaneOperations[Integer.numberOfTrailingZeros(bits / NARROWEST) + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = LaneLoader.load(bits >> i);
    }
  }

  LaneOperations widest() {
    return all[0];
  }

  /** The narrowest vectors that a row of a width fills, and the widest if none does. */
  LaneOperations of(int width) {
    int i = all.length - 1;
    while (i > 0 && all[i].bits() / Float.SIZE < width) {
      i--;
    }
    return all[i];
  }
}
