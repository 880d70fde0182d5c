package io.headframe.core.transformer.variants;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.CacheShape;
import io.headframe.core.model.layer.KeyValueCache;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.transformer.FullCache;

/**
 * Keeps everything; each query sees the pages of the past that may hold the largest products with it, and all
 * positions after the last full page. The bound of a page is Σ_d max(q_d low_d, q_d high_d), over the least and the
 * largest of each coordinate of its keys; heads of queries that share keys choose together, by the largest of their
 * bounds. Tang et al., "Quest" (2024), arXiv 2406.10774.
 *
 * @param page positions in a page
 * @param chosen pages that a query sees
 */
public record TopPages(int page, int chosen) implements CachePolicy {

  @Override
  public KeyValueCache open(CacheShape shape, NDManager memory) {
    return new Cache(this, new FullCache(shape, memory), memory);
  }

  private static final class Cache implements KeyValueCache {

    private final TopPages policy;
    private final KeyValueCache all;
    private final NDManager memory;
    /** Of the pages that were full when a pass last came: [1, key head, page, head width]; null before the first. */
    private NDArray low;
    private NDArray high;

    Cache(TopPages policy, KeyValueCache all, NDManager memory) {
      this.policy = policy;
      this.all = all;
      this.memory = memory;
    }

    @Override
    public Seen stage(NDList rows, NDArray queries, LayerContext context) {
      Seen full = all.stage(rows, queries, context);
      int pages = all.length() / policy.page();
      if (pages <= policy.chosen()) {
        return full;
      }
      measure(full.rows().get(0), pages);
      NDArray hidden = hidden(queries, (int) full.rows().get(0).getShape().get(2), context.scope());
      return new Seen(full.rows(), full.bias() == null ? hidden : hidden.add(full.bias()));
    }

    /** Brings the bounds up to a number of pages. */
    private void measure(NDArray keys, int pages) {
      int known = known();
      if (known == pages) {
        return;
      }
      Shape shape = keys.getShape();
      NDArray fresh = keys
          .get(new NDIndex().addSliceDim(0, 1).addAllDim().addSliceDim(known * policy.page(), pages * policy.page()))
          .reshape(1, shape.get(1), pages - known, policy.page(), shape.get(3));
      low = longer(low, fresh.min(new int[] {3}));
      high = longer(high, fresh.max(new int[] {3}));
    }

    private int known() {
      return low == null ? 0 : (int) low.getShape().get(2);
    }

    private NDArray longer(NDArray old, NDArray fresh) {
      NDArray joined = fresh;
      if (old != null) {
        joined = old.concat(fresh, 2);
        old.close();
      }
      joined.attach(memory);
      return joined;
    }

    /** −∞ at the pages that are not chosen: [batch, head, query, key]. */
    private NDArray hidden(NDArray queries, int keys, NDManager scope) {
      Shape shape = queries.getShape();
      long batch = shape.get(0);
      long count = shape.get(2);
      long keyHeads = low.getShape().get(1);
      long sharing = shape.get(1) / keyHeads;
      int pages = known();
      NDArray q = queries.reshape(batch, keyHeads, sharing * count, shape.get(3));
      NDArray bounds = q.maximum(0).matMul(transposed(high, scope))
          .add(q.minimum(0).matMul(transposed(low, scope)))
          .reshape(batch, keyHeads, sharing, count, pages)
          .max(new int[] {2}, true);
      NDArray least = bounds.topK(policy.chosen(), -1, true, true).get(0)
          .get(new NDIndex("..., {}:{}", policy.chosen() - 1, policy.chosen()));
      NDArray none = scope.zeros(bounds.getShape());
      NDArray bias = NDArrays.where(bounds.gte(least), none, none.sub(Float.POSITIVE_INFINITY));
      NDArray byKey = bias.expandDims(-1)
          .broadcast(new Shape(batch, keyHeads, 1, count, pages, policy.page()))
          .reshape(batch, keyHeads, 1, count, (long) pages * policy.page());
      NDArray after = scope.zeros(
          new Shape(batch, keyHeads, 1, count, keys - (long) pages * policy.page()), DataType.FLOAT32);
      return byKey.concat(after, -1)
          .broadcast(new Shape(batch, keyHeads, sharing, count, keys))
          .reshape(batch, shape.get(1), count, keys);
    }

    private static NDArray transposed(NDArray bounds, NDManager scope) {
      NDArray view = bounds.transpose(0, 1, 3, 2);
      view.attach(scope);
      return view;
    }

    @Override
    public int length() {
      return all.length();
    }

    @Override
    public void commit(int... staged) {
      all.commit(staged);
    }

    @Override
    public int earliest() {
      return all.earliest();
    }

    @Override
    public void rollBack(int length) {
      all.rollBack(length);
      int pages = length / policy.page();
      if (pages < known()) {
        low = shorter(low, pages);
        high = shorter(high, pages);
      }
    }

    private NDArray shorter(NDArray bounds, int pages) {
      NDArray kept = null;
      if (pages > 0) {
        try (NDArray slice = bounds.get(new NDIndex().addAllDim(2).addSliceDim(0, pages))) {
          kept = slice.duplicate();
          kept.attach(memory);
        }
      }
      bounds.close();
      return kept;
    }

    @Override
    public LayerState fork(NDManager owner) {
      // The bounds are measured again from the keys.
      return new Cache(policy, (KeyValueCache) all.fork(owner), owner);
    }

    @Override
    public long bytes() {
      return all.bytes() + (low == null ? 0 : 2 * low.size() * Float.BYTES);
    }
  }
}
