package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.layer.CacheShape;
import io.headframe.core.model.layer.KeyValueCache;
import io.headframe.core.model.layer.LayerContext;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps everything and lets every query see all of the past, in arrays that grow by doubling up to the capacity. New
 * positions are written behind the committed ones, so that committing a chain copies nothing.
 */
public final class FullCache implements KeyValueCache {

  /** Positions that there is room for at first, at least. */
  private static final int FIRST_CAPACITY = 64;
  /** Numbers of an array that there is room for at first: 128 KiB, so that small models seldom grow. */
  private static final int FIRST_SIZE = 1 << 15;

  private final NDManager memory;
  private final CacheShape shape;
  private final List<NDArray> arrays;
  /** The memory of the arrays; null where it was not asked for since they were made. */
  private List<ByteBuffer> memories;
  private int length;
  /** How many positions behind the committed ones are staged. */
  private int staged;

  /**
   * An empty cache.
   *
   * @param shape what is kept for each position
   * @param memory owns the arrays
   */
  public FullCache(CacheShape shape, NDManager memory) {
    this(shape, memory, 0, Math.min(firstCapacity(shape), shape.capacity()));
  }

  private FullCache(CacheShape shape, NDManager memory, int length, int room) {
    this.shape = shape;
    this.memory = memory;
    this.length = length;
    this.arrays = new ArrayList<>();
    for (CacheShape.Row row : shape.rows()) {
      arrays.add(memory.zeros(new Shape(1, row.heads(), room, row.width()), DataType.FLOAT32));
    }
  }

  private static int firstCapacity(CacheShape shape) {
    int longest = shape.rows().stream().mapToInt(row -> row.heads() * row.width()).max().orElse(1);
    return Math.max(FIRST_CAPACITY, FIRST_SIZE / longest);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long bytes() {
    return arrays.stream().mapToLong(NDArray::size).sum() * Float.BYTES;
  }

  @Override
  public Seen stage(NDList rows, NDArray queries, LayerContext context) {
    long batch = rows.get(0).getShape().get(0);
    int count = (int) rows.get(0).getShape().get(2);
    NDList seen = new NDList();
    if (batch == 1) {
      makeRoom(length + count);
      for (int i = 0; i < arrays.size(); i++) {
        arrays.get(i).set(rows(length, length + count), rows.get(i));
        seen.add(view(arrays.get(i), length + count, context.scope()));
      }
      staged = count;
    } else {
      for (int i = 0; i < arrays.size(); i++) {
        seen.add(length == 0 ? rows.get(i) : behindThePast(i, rows.get(i), batch, context.scope()));
      }
      staged = 0;
    }
    return new Seen(seen, context.bias(length));
  }

  /** Whether the memory of the arrays can be reached. */
  boolean isReachable() {
    return memories != null || arrays.stream().allMatch(array -> NativeMemory.of(array).isPresent());
  }

  /**
   * Stages new positions from Java memory.
   *
   * @param rows an array for each of the cache's, [row, its heads, its width]
   * @param first the first row that is of this sequence
   * @param count how many are
   */
  void stage(List<float[]> rows, int first, int count) {
    makeRoom(length + count);
    int room = room();
    for (int i = 0; i < arrays.size(); i++) {
      int heads = shape.rows().get(i).heads();
      int width = shape.rows().get(i).width();
      FloatBuffer memory = memory(i).asFloatBuffer();
      for (int row = 0; row < count; row++) {
        for (int head = 0; head < heads; head++) {
          memory.put((head * room + length + row) * width, rows.get(i), ((first + row) * heads + head) * width, width);
        }
      }
    }
    staged = count;
  }

  /** The memory of an array, [head, room, width], until the next pass is staged. */
  ByteBuffer memory(int array) {
    if (memories == null) {
      memories = arrays.stream().map(each -> NativeMemory.of(each).orElseThrow()).toList();
    }
    return memories.get(array);
  }

  /** How many positions the arrays have room for. */
  int room() {
    return (int) arrays.get(0).getShape().get(2);
  }

  @Override
  public void commit(int... kept) {
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] < 0 || kept[i] >= staged || i > 0 && kept[i] <= kept[i - 1]) {
        throw new IllegalArgumentException("staged position " + kept[i] + " of " + staged);
      }
    }
    for (int array = 0; array < arrays.size(); array++) {
      for (int i = 0; i < kept.length; i++) {
        if (kept[i] != i) {
          move(array, length + kept[i], length + i);
        }
      }
    }
    length += kept.length;
    staged = 0;
  }

  @Override
  public int earliest() {
    return 0;
  }

  @Override
  public void rollBack(int shorter) {
    length = shorter;
    staged = 0;
  }

  @Override
  public FullCache fork(NDManager owner) {
    FullCache copy = new FullCache(shape, owner, length, (int) arrays.get(0).getShape().get(2));
    if (length > 0) {
      for (int i = 0; i < arrays.size(); i++) {
        try (NDArray filled = arrays.get(i).get(rows(0, length))) {
          copy.arrays.get(i).set(rows(0, length), filled);
        }
      }
    }
    return copy;
  }

  private NDArray behindThePast(int i, NDArray rows, long batch, NDManager scope) {
    Shape row = rows.getShape();
    NDArray past = view(arrays.get(i), length, scope)
        .broadcast(new Shape(batch, row.get(1), length, row.get(3)));
    return past.concat(rows, 2);
  }

  private void makeRoom(int needed) {
    for (int i = 0; i < arrays.size(); i++) {
      NDArray old = arrays.get(i);
      int room = (int) old.getShape().get(2);
      if (needed <= room) {
        continue;
      }
      // The nodes of a tree may be more than the positions that the model was made for.
      int larger = Math.max(needed, Math.min(shape.capacity(), 2 * room));
      NDArray grown =
          memory.zeros(new Shape(1, old.getShape().get(1), larger, old.getShape().get(3)), DataType.FLOAT32);
      if (length > 0) {
        try (NDArray filled = old.get(rows(0, length))) {
          grown.set(rows(0, length), filled);
        }
      }
      arrays.set(i, grown);
      memories = null;
      old.close();
    }
  }

  private void move(int array, int from, int to) {
    if (isReachable()) {
      FloatBuffer memory = memory(array).asFloatBuffer();
      int width = shape.rows().get(array).width();
      for (int head = 0; head < shape.rows().get(array).heads(); head++) {
        memory.put((head * room() + to) * width, memory, (head * room() + from) * width, width);
      }
      return;
    }
    try (NDArray row = arrays.get(array).get(rows(from, from + 1))) {
      arrays.get(array).set(rows(to, to + 1), row);
    }
  }

  private static NDArray view(NDArray array, int length, NDManager scope) {
    NDArray view = array.get(rows(0, length));
    view.attach(scope);
    return view;
  }

  private static NDIndex rows(int from, int to) {
    return new NDIndex().addAllDim(2).addSliceDim(from, to);
  }
}
