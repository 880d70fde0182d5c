package io.headframe.analysis.patching.internal;

import io.headframe.core.model.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The activations of both runs at one site of one layer, from the first position at which the prompts differ.
 * Immutable.
 *
 * <p>They are blocks of {@code width} numbers: [position, head, width], or [head, query, key] of attention weights,
 * whose blocks begin with the first key of the sequence.
 *
 * @param base of the run that is patched
 * @param source of the run that activations are taken from
 * @param first the position of the first block
 * @param length positions of the prompt
 * @param heads heads of the site; 1 if it has none
 * @param width numbers in a block
 * @param weights whether they are attention weights
 */
record SiteValues(
    float[] base, float[] source, int first, int length, int heads, int width, boolean weights) {

  /** Whether both runs differ, bit by bit, in what a cell stands for. */
  boolean differs(Cell cell) {
    return blocks(cell, first, length).anyMatch(block -> !Arrays.equals(
        base, block, block + width, source, block, block + width));
  }

  /**
   * What stands at the site with each of some cells patched.
   *
   * @param cells one for each row of the batch
   * @param from the first position
   * @param to one more than the last position
   * @return the activations with a batch axis in front
   */
  Tensor patched(List<Cell> cells, int from, int to) {
    // A query of a shorter sequence has fewer keys, and the others weigh nothing.
    int kept = weights ? to : width;
    int blocks = heads * (to - from);
    float[] rows = new float[cells.size() * blocks * kept];
    for (int row = 0; row < cells.size(); row++) {
      int start = row * blocks;
      for (int head = 0; head < heads; head++) {
        for (int position = from; position < to; position++) {
          System.arraycopy(base, block(head, position), rows, (start + place(head, position, from, to)) * kept, kept);
        }
      }
      Cell cell = cells.get(row);
      heads(cell).forEach(head -> positions(cell, from, to).forEach(position -> System.arraycopy(
          source, block(head, position), rows, (start + place(head, position, from, to)) * kept, kept)));
    }
    int count = to - from;
    return weights
        ? Tensor.of(rows, cells.size(), heads, count, kept)
        : heads == 1 ? Tensor.of(rows, cells.size(), count, kept) : Tensor.of(rows, cells.size(), count, heads, kept);
  }

  private IntStream blocks(Cell cell, int from, int to) {
    return heads(cell).flatMap(head -> positions(cell, from, to).map(position -> block(head, position)));
  }

  private IntStream heads(Cell cell) {
    return cell.heads().isEmpty() ? IntStream.range(0, heads) : cell.heads().stream().mapToInt(Integer::intValue);
  }

  private static IntStream positions(Cell cell, int from, int to) {
    return cell.position() == Cell.EVERY ? IntStream.range(from, to) : IntStream.of(cell.position());
  }

  /** Where the block of a head and position begins. */
  private int block(int head, int position) {
    return place(head, position, first, length) * width;
  }

  private int place(int head, int position, int from, int to) {
    return weights ? head * (to - from) + position - from : (position - from) * heads + head;
  }
}
