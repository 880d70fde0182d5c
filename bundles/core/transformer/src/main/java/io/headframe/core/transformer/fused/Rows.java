package io.headframe.core.transformer.fused;

import io.headframe.core.model.layer.Positions;
import java.util.List;
import java.util.Map;

/** The new positions of one pass, a row each: those of one sequence after those of the other. */
public final class Rows {

  private final List<Positions> sequences;
  private final int[] ids;
  private final Map<Object, float[]> scratch;

  /**
   * @param sequences how the positions of each sequence stand; each a batch of 1 without padding
   * @param scratch memory that passes leave to the next
   */
  public Rows(List<Positions> sequences, Map<Object, float[]> scratch) {
    this.sequences = List.copyOf(sequences);
    this.scratch = scratch;
    this.ids = new int[sequences.stream().mapToInt(Positions::count).sum()];
    int row = 0;
    for (Positions positions : sequences) {
      for (int i = 0; i < positions.count(); i++) {
        ids[row++] = positions.id(0, i);
      }
    }
  }

  /** The number of rows. */
  public int count() {
    return ids.length;
  }

  /** How the positions of each sequence stand. */
  public List<Positions> sequences() {
    return sequences;
  }

  /** The position id of a row. */
  public int id(int row) {
    return ids[row];
  }

  /**
   * Memory until the end of the pass, with any content.
   *
   * @param name what it is for; a second call with the same name gives the same memory
   * @param width numbers for each row
   * @return at least [row, width]
   */
  public float[] scratch(Object name, int width) {
    int length = Math.multiplyExact(count(), width);
    float[] memory = scratch.get(name);
    if (memory == null || memory.length < length) {
      memory = new float[length];
      scratch.put(name, memory);
    }
    return memory;
  }
}
