package io.headframe.draft.heads.layer;

import io.headframe.core.kernel.AttentionWork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The keys and values of one sequence in one {@link DecoderLayer}. Entries stand in the order in which they came; each
 * knows the entry that it comes after, so that a tree may stand behind a sequence. Memory is direct, as kernels read
 * it, and goes with this object. Used by one thread.
 */
public final class LayerCache {

  private static final int FIRST_ROOM = 64;

  private final int heads;
  private final int width;
  /** [key-value head, room, head width]. */
  private ByteBuffer keys;
  private ByteBuffer values;
  private int room;
  private int[] parents = new int[0];
  private int[] positions = new int[0];
  private int length;
  /** How many entries at the beginning follow each other and stand on the way to every later one; or fewer. */
  private int shared;

  /** @param sizes of the layer */
  public LayerCache(LayerSizes sizes) {
    this.heads = sizes.keyValueHeads();
    this.width = sizes.headWidth();
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
    shared = Math.min(shared, kept);
  }

  /** Makes an entry after another; −1 for the first of a sequence. */
  int add(int parent) {
    if (parent < -1 || parent >= length) {
      throw new IllegalArgumentException("entry " + length + " comes after an entry before it or -1, not " + parent);
    }
    if (length == room) {
      grow();
    }
    shared = parent == length - 1 && shared == length ? length + 1 : Math.min(shared, parent + 1);
    parents[length] = parent;
    positions[length] = parent < 0 ? 0 : positions[parent] + 1;
    return length++;
  }

  /** Sets the key and the value of an entry to those of a row: [row, key-value head, head width]. */
  void set(int entry, float[] k, float[] v, int row) {
    FloatBuffer intoKeys = keys.asFloatBuffer();
    FloatBuffer intoValues = values.asFloatBuffer();
    for (int head = 0; head < heads; head++) {
      int to = (head * room + entry) * width;
      int from = (row * heads + head) * width;
      intoKeys.put(to, k, from, width);
      intoValues.put(to, v, from, width);
    }
  }

  /** How many entries an entry comes after. */
  int position(int entry) {
    return positions[entry];
  }

  /** What is seen by the last entries, as many as {@code rows}. */
  AttentionWork.Sequence last(int rows) {
    int past = Math.min(shared, length - rows);
    int count = length - past;
    int[] behind = null;
    if (shared < length) {
      behind = new int[count];
      for (int i = 0; i < count; i++) {
        behind[i] = parents[past + i] - past;
      }
    }
    return new AttentionWork.Sequence(keys, values, room, past, count, count - rows, behind);
  }

  private void grow() {
    int larger = Math.max(FIRST_ROOM, 2 * room);
    keys = moved(keys, larger);
    values = moved(values, larger);
    parents = Arrays.copyOf(parents, larger);
    positions = Arrays.copyOf(positions, larger);
    room = larger;
  }

  private ByteBuffer moved(ByteBuffer old, int larger) {
    int row = width * Float.BYTES;
    ByteBuffer moved = ByteBuffer.allocateDirect(Math.multiplyExact(heads * larger, row))
        .order(ByteOrder.nativeOrder());
    for (int head = 0; head < heads && room > 0; head++) {
      moved.put(head * larger * row, old, head * room * row, length * row);
    }
    return moved;
  }
}
