package io.headframe.core.transformer.variants;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.CacheShape;
import io.headframe.core.model.layer.KeyValueCache;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.LayerState;

/**
 * Keeps the first and the last committed positions, with the position ids that they had. After Xiao et al., "Efficient
 * Streaming Language Models with Attention Sinks" (2023), arXiv 2309.17453, who number the kept positions anew.
 *
 * @param sinks how many of the first
 * @param recent how many of the last
 */
public record SinksAndRecent(int sinks, int recent) implements CachePolicy {

  @Override
  public KeyValueCache open(CacheShape shape, NDManager memory) {
    return new Cache(sinks, recent, memory);
  }

  private static final class Cache implements KeyValueCache {

    private final int sinks;
    private final int recent;
    private final NDManager memory;
    private int length;
    /** [1, heads, position, width] for each row; empty before the first commit. */
    private NDList kept = new NDList();
    /** Copies of what is staged; empty for none, and for a batch. */
    private NDList staged = new NDList();

    Cache(int sinks, int recent, NDManager memory) {
      this.sinks = sinks;
      this.recent = recent;
      this.memory = memory;
    }

    @Override
    public int length() {
      return length;
    }

    private int held() {
      return Math.min(length, sinks + recent);
    }

    @Override
    public Seen stage(NDList rows, NDArray queries, LayerContext context) {
      NDList seen = new NDList();
      long batch = rows.get(0).getShape().get(0);
      for (int i = 0; i < rows.size(); i++) {
        NDArray fresh = rows.get(i);
        seen.add(kept.isEmpty() ? fresh : past(i, batch, context.scope()).concat(fresh, 2));
        if (batch == 1) {
          NDArray copy = fresh.duplicate();
          copy.attach(memory);
          staged.add(copy);
        }
      }
      return new Seen(seen, context.bias(held()));
    }

    private NDArray past(int row, long batch, NDManager scope) {
      Shape shape = kept.get(row).getShape();
      NDArray past = kept.get(row).broadcast(new Shape(batch, shape.get(1), shape.get(2), shape.get(3)));
      past.attach(scope);
      return past;
    }

    @Override
    public void commit(int... accepted) {
      if (accepted.length > 0) {
        NDList next = new NDList();
        for (int i = 0; i < staged.size(); i++) {
          next.add(afterEviction(i, accepted));
        }
        kept.close();
        kept = next;
        length += accepted.length;
      }
      staged.close();
      staged = new NDList();
    }

    private NDArray afterEviction(int row, int[] accepted) {
      int held = held();
      int all = held + accepted.length;
      try (NDManager scope = memory.newSubManager()) {
        NDList parts = new NDList();
        if (!kept.isEmpty()) {
          parts.add(slice(kept.get(row), 0, held, scope));
        }
        for (int position : accepted) {
          parts.add(slice(staged.get(row), position, position + 1, scope));
        }
        NDArray left = NDArrays.concat(parts, 2);
        if (all > sinks + recent) {
          NDArray last = slice(left, all - recent, all, scope);
          left = sinks == 0 ? last : slice(left, 0, sinks, scope).concat(last, 2);
        }
        // A slice would keep the memory of what is evicted.
        NDArray own = left.duplicate();
        own.attach(memory);
        return own;
      }
    }

    private static NDArray slice(NDArray array, int from, int to, NDManager owner) {
      NDArray slice = array.get(new NDIndex().addAllDim(2).addSliceDim(from, to));
      slice.attach(owner);
      return slice;
    }

    @Override
    public int earliest() {
      return length <= sinks + recent ? 0 : length;
    }

    @Override
    public void rollBack(int shorter) {
      commit();
      if (shorter == length) {
        return;
      }
      NDList next = new NDList();
      if (shorter > 0) {
        for (NDArray array : kept) {
          try (NDArray slice = slice(array, 0, shorter, memory)) {
            NDArray own = slice.duplicate();
            own.attach(memory);
            next.add(own);
          }
        }
      }
      kept.close();
      kept = next;
      length = shorter;
    }

    @Override
    public LayerState fork(NDManager owner) {
      Cache copy = new Cache(sinks, recent, owner);
      copy.length = length;
      for (NDArray array : kept) {
        NDArray own = array.duplicate();
        own.attach(owner);
        copy.kept.add(own);
      }
      return copy;
    }

    @Override
    public long bytes() {
      return kept.stream().mapToLong(NDArray::size).sum() * Float.BYTES;
    }
  }
}
