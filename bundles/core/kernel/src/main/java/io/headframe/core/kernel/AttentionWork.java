package io.headframe.core.kernel;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Attention of new positions: softmax(scale · q kᵀ) v for each row and head, over the keys that the row sees. Several
 * query heads may share a head of keys and values: query head h reads head h / (heads / keyValueHeads).
 *
 * @param heads query heads
 * @param keyValueHeads heads of keys and values; divides {@code heads}
 * @param headWidth width of one head; any number from 1 on
 * @param scale factor of the scores
 * @param queries [row, head, head width], the rows of one sequence after those of the other: those of its new positions
 *     that are asked
 * @param out receives [row, head, head width]
 * @param sequences whose new positions the rows are
 */
public record AttentionWork(int heads, int keyValueHeads, int headWidth, float scale, float[] queries, float[] out,
    List<Sequence> sequences) {

  /**
   * One sequence. Its keys and values stand in memory of [key and value head, room, head width] in native byte order,
   * direct, from position 0 of the buffer on; those of the new positions follow the past ones.
   *
   * @param keys the keys
   * @param values the values
   * @param room how many positions the memory has
   * @param past how many positions stand before the new ones; each new one sees all of them
   * @param count the new positions
   * @param first the first of them that is asked, 0 to {@code count}; those before it are seen and have no row, as the
   *     upper layers of a tree that grows downwards
   * @param parents [count] the new position before each, −1 for the past; each sees itself and its way back. Null for
   *     a chain, where each sees all before it
   */
  public record Sequence(
      ByteBuffer keys, ByteBuffer values, int room, int past, int count, int first, int[] parents) {

    /** All new positions are asked. */
    public Sequence(ByteBuffer keys, ByteBuffer values, int room, int past, int count, int[] parents) {
      this(keys, values, room, past, count, 0, parents);
    }

    /** How many rows it has: the positions that are asked. */
    public int rows() {
      return count - first;
    }
  }
}
