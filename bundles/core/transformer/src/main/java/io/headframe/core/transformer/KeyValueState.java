package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Keys and values of the positions of one sequence, in arrays that grow by doubling up to the capacity. */
final class KeyValueState implements LayerState {

  private static final int FIRST_CAPACITY = 64;

  private final NDManager memory;
  private final int heads;
  private final int headWidth;
  private final int limit;
  private NDArray keys;
  private NDArray values;
  private int length;

  KeyValueState(NDManager memory, int heads, int headWidth, int limit) {
    this.memory = memory;
    this.heads = heads;
    this.headWidth = headWidth;
    this.limit = limit;
    this.keys = allocate(Math.min(FIRST_CAPACITY, limit));
    this.values = allocate(Math.min(FIRST_CAPACITY, limit));
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long bytes() {
    return (keys.size() + values.size()) * Float.BYTES;
  }

  /** Appends positions: [1, key-value head, position, head width]. */
  void append(NDArray newKeys, NDArray newValues) {
    int needed = length + (int) newKeys.getShape().get(2);
    int capacity = (int) keys.getShape().get(2);
    if (needed > capacity) {
      int larger = Math.min(limit, Math.max(needed, 2 * capacity));
      keys = grown(keys, larger);
      values = grown(values, larger);
    }
    NDIndex rows = rows(length, needed);
    keys.set(rows, newKeys);
    values.set(rows, newValues);
    length = needed;
  }

  /** The keys so far, a view that {@code scope} owns. */
  NDArray keys(NDManager scope) {
    return view(keys, scope);
  }

  /** The values so far, a view that {@code scope} owns. */
  NDArray values(NDManager scope) {
    return view(values, scope);
  }

  private NDArray view(NDArray array, NDManager scope) {
    NDArray view = array.get(rows(0, length));
    view.attach(scope);
    return view;
  }

  private NDArray grown(NDArray old, int capacity) {
    NDArray larger = allocate(capacity);
    try (NDArray filled = old.get(rows(0, length))) {
      larger.set(rows(0, length), filled);
    }
    old.close();
    return larger;
  }

  private NDArray allocate(int capacity) {
    return memory.zeros(new Shape(1, heads, capacity, headWidth), DataType.FLOAT32);
  }

  private static NDIndex rows(int from, int to) {
    return new NDIndex().addAllDim(2).addSliceDim(from, to);
  }
}
