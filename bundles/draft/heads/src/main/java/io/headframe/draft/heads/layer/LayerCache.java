package io.headframe.draft.heads.layer;

import java.util.Arrays;

/**
 * The keys and values of one sequence in one {@link DecoderLayer}. Entries stand in the order in which they came; each
 * knows the entry that it comes after, so that a tree may stand behind a sequence. All memory is Java's. Used by one
 * thread.
 */
public final class LayerCache {

  private final int width;
  private float[] keys = new float[0];
  private float[] values = new float[0];
  private int[] parents = new int[0];
  private int[] positions = new int[0];
  private int length;

  /** @param sizes of the layer */
  public LayerCache(LayerSizes sizes) {
    this.width = sizes.keyValueHeads() * sizes.headWidth();
  }

  /** How many entries there are. */
  public int length() {
    return length;
  }

  /**
   * Forgets the last entries.
   *
   * @param kept how many stay, 0 to {@link #length}
   */
  public void cut(int kept) {
    if (kept < 0 || kept > length) {
      throw new IllegalArgumentException(kept + " of " + length + " entries");
    }
    length = kept;
  }

  /** Makes room for an entry after another; −1 for the first of a sequence. */
  int add(int parent) {
    if (parent < -1 || parent >= length) {
      throw new IllegalArgumentException("entry " + length + " comes after an entry before it or -1, not " + parent);
    }
    if (length == parents.length) {
      int more = Math.max(16, 2 * length);
      keys = Arrays.copyOf(keys, more * width);
      values = Arrays.copyOf(values, more * width);
      parents = Arrays.copyOf(parents, more);
      positions = Arrays.copyOf(positions, more);
    }
    parents[length] = parent;
    positions[length] = parent < 0 ? 0 : positions[parent] + 1;
    return length++;
  }

  /** How many entries an entry comes after. */
  int position(int entry) {
    return positions[entry];
  }

  /** What an entry sees: the way to it, itself last. */
  int[] way(int entry) {
    int[] way = new int[positions[entry] + 1];
    for (int i = way.length - 1, at = entry; i >= 0; i--) {
      way[i] = at;
      at = parents[at];
    }
    return way;
  }

  /** [entry, key-value head, head width], with room behind. */
  float[] keys() {
    return keys;
  }

  /** As {@link #keys}. */
  float[] values() {
    return values;
  }
}
