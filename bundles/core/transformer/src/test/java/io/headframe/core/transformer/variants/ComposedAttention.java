package io.headframe.core.transformer.variants;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.CacheShape;
import io.headframe.core.model.layer.KeyValueCache;
import io.headframe.core.model.layer.KeyValueCache.Seen;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.transformer.ActivationFunction;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.Rotation;
import io.headframe.core.transformer.SequenceMixer;
import java.util.List;

/**
 * Dynamically composable multi-head attention: scores before the mask, and weights after the softmax, are mixed across
 * heads for each edge, A'[t, s] = A[t, s] (I + W + M_q[t] + M_k[s]), with matrices M made of the query's and of the
 * key's residual stream. Xiao et al., "Improving Transformers with Dynamically Composable Multi-Head Attention" (2024),
 * arXiv 2405.08553. A matrix is M = Σ_i w1_i ⊗ w2_i + diag(tanh g) with w1 divided by its root mean square. Those of
 * the key side are kept beside keys and values.
 */
public final class ComposedAttention implements SequenceMixer {

  private static final double EPSILON = 1e-6;

  private final int heads;
  private final int headWidth;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear output;
  private final Rotation rotation;
  private final Composition scores;
  private final Composition weights;

  /**
   * Where heads are mixed.
   *
   * @param base I + W: [head, head]
   * @param querySide makes M_q
   * @param keySide makes M_k
   */
  public record Composition(NDArray base, MatrixMaker querySide, MatrixMaker keySide) {}

  /**
   * Makes a matrix across heads from the residual stream.
   *
   * @param down model → hidden
   * @param up hidden → 2 · rank · heads
   * @param gate model → heads
   * @param identity [head, head]
   */
  public record MatrixMaker(Linear down, Linear up, Linear gate, int rank, NDArray identity) {

    /** [batch, position, head, head]. */
    NDArray of(NDArray x) {
      long batch = x.getShape().get(0);
      long positions = x.getShape().get(1);
      NDArray both = up.apply(ActivationFunction.GELU_TANH.apply(down.apply(x)));
      NDList factors = both.reshape(batch, positions, 2, rank, both.getShape().get(2) / 2 / rank).split(2, 2);
      NDArray first = factors.get(0).squeeze(2);
      NDArray second = factors.get(1).squeeze(2);
      NDArray normalized = first.div(first.square().mean(new int[] {-1}, true).add(EPSILON).sqrt());
      return normalized.transpose(0, 1, 3, 2).matMul(second)
          .add(gate.apply(x).tanh().expandDims(-1).mul(identity));
    }
  }

  /** Heads of keys and values are as many as those of queries. */
  public ComposedAttention(int heads, int headWidth, Linear query, Linear key, Linear value, Linear output,
      Rotation rotation, Composition scores, Composition weights) {
    this.heads = heads;
    this.headWidth = headWidth;
    this.query = query;
    this.key = key;
    this.value = value;
    this.output = output;
    this.rotation = rotation;
    this.scores = scores;
    this.weights = weights;
  }

  @Override
  public List<HookSite> sites() {
    return List.of(HookSites.ATTN_Q, HookSites.ATTN_K, HookSites.ATTN_V, HookSites.ATTN_SCORES, HookSites.ATTN_PATTERN,
        HookSites.ATTN_Z, HookSites.ATTN_OUT);
  }

  @Override
  public LayerState newState(int layer, int capacity, CachePolicy policy, NDManager memory) {
    CacheShape.Row vector = new CacheShape.Row(heads, headWidth);
    CacheShape.Row matrix = new CacheShape.Row(heads, heads);
    return policy.open(new CacheShape(layer, List.of(vector, vector, matrix, matrix), capacity), memory);
  }

  @Override
  public NDArray mix(NDArray x, LayerState state, LayerContext context) {
    long batch = x.getShape().get(0);
    long positions = x.getShape().get(1);
    NDArray q = context.at(HookSites.ATTN_Q, query.apply(x).reshape(batch, positions, heads, headWidth));
    NDArray k = context.at(HookSites.ATTN_K, key.apply(x).reshape(batch, positions, heads, headWidth));
    NDArray v = context.at(HookSites.ATTN_V, value.apply(x).reshape(batch, positions, heads, headWidth));
    NDArray queries = rotation.apply(q, context).transpose(0, 2, 1, 3);
    NDList rows = new NDList(rotation.apply(k, context).transpose(0, 2, 1, 3), v.transpose(0, 2, 1, 3),
        scores.keySide().of(x).transpose(0, 2, 1, 3), weights.keySide().of(x).transpose(0, 2, 1, 3));
    Seen seen = state == null
        ? new Seen(rows, context.bias(0))
        : ((KeyValueCache) state).stage(rows, queries, context);

    NDArray plain = GraphArrays.scaled(queries, 1 / Math.sqrt(headWidth))
        .matMul(seen.rows().get(0).transpose(0, 1, 3, 2));
    NDArray composed = compose(plain, scores, x, seen.rows().get(2));
    NDArray masked = seen.bias() == null ? composed : composed.add(seen.bias());
    NDArray shares = context.at(HookSites.ATTN_SCORES, masked).softmax(-1);
    NDArray pattern = context.at(HookSites.ATTN_PATTERN, compose(shares, weights, x, seen.rows().get(3)));
    NDArray z = context.at(HookSites.ATTN_Z, pattern.matMul(seen.rows().get(1)).transpose(0, 2, 1, 3));
    return context.at(HookSites.ATTN_OUT, output.apply(z.reshape(batch, positions, (long) heads * headWidth)));
  }

  /** Edges [batch, head, query, key], mixed with matrices of the keys [batch, head, key, head]. */
  private static NDArray compose(NDArray edges, Composition composition, NDArray x, NDArray ofKeys) {
    NDArray byQuery = edges.transpose(0, 2, 3, 1).matMul(composition.querySide().of(x).add(composition.base()));
    NDArray byKey = edges.transpose(0, 3, 2, 1).matMul(ofKeys.transpose(0, 2, 1, 3));
    return byQuery.add(byKey.transpose(0, 2, 1, 3)).transpose(0, 3, 1, 2);
  }
}
