package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.CacheShape;
import io.headframe.core.model.layer.KeyValueCache.Seen;
import io.headframe.core.model.layer.KeyValueCache;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.transformer.fused.FusedMixer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Causal multi-head attention: softmax(q kᵀ / √d) v, heads side by side, then the output projection. Several query
 * heads may share a key and value head. Vaswani et al. (2017), arXiv 1706.03762, equation 1; Ainslie et al. (2023),
 * arXiv 2305.13245 for the sharing. Keys are cached after rotation.
 */
public final class Attention implements ProjectedMixer {

  private final int heads;
  private final int keyValueHeads;
  private final int headWidth;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear output;
  private final Rotation rotation;
  private final double scale;

  /**
   * Attention with scores divided by √{@code headWidth}.
   *
   * @param heads query heads
   * @param keyValueHeads key and value heads; divides {@code heads}
   * @param headWidth width of one head
   * @param query model → heads · headWidth
   * @param key model → keyValueHeads · headWidth
   * @param value model → keyValueHeads · headWidth
   * @param output heads · headWidth → model
   * @param rotation rotary positions; null where positions are embedded
   */
  public Attention(int heads, int keyValueHeads, int headWidth, Linear query, Linear key, Linear value,
      Linear output, Rotation rotation) {
    this(heads, keyValueHeads, headWidth, query, key, value, output, rotation, 1 / Math.sqrt(headWidth));
  }

  /**
   * Attention with another factor of the scores.
   *
   * @param scale what q · k is multiplied by before the softmax
   */
  public Attention(int heads, int keyValueHeads, int headWidth, Linear query, Linear key, Linear value,
      Linear output, Rotation rotation, double scale) {
    this.heads = heads;
    this.keyValueHeads = keyValueHeads;
    this.headWidth = headWidth;
    this.query = query;
    this.key = key;
    this.value = value;
    this.output = output;
    this.rotation = rotation;
    this.scale = scale;
  }

  @Override
  public AttentionProjections projections() {
    return new AttentionProjections(heads, keyValueHeads, headWidth, query, key, value, output);
  }

  @Override
  public Attention with(AttentionProjections projections) {
    return new Attention(heads, keyValueHeads, headWidth, projections.query(), projections.key(),
        projections.value(), projections.output(), rotation, scale);
  }

  @Override
  public List<HookSite> sites() {
    List<HookSite> sites = new ArrayList<>(List.of(HookSites.ATTN_Q, HookSites.ATTN_K, HookSites.ATTN_V));
    if (rotation != null) {
      sites.addAll(List.of(HookSites.ATTN_ROTATED_Q, HookSites.ATTN_ROTATED_K));
    }
    sites.addAll(List.of(
        HookSites.ATTN_SCORES, HookSites.ATTN_PATTERN, HookSites.ATTN_Z, HookSites.ATTN_RESULT, HookSites.ATTN_OUT));
    return sites;
  }

  @Override
  public LayerState newState(int layer, int capacity, CachePolicy policy, NDManager memory) {
    CacheShape.Row row = new CacheShape.Row(keyValueHeads, headWidth);
    return policy.open(new CacheShape(layer, List.of(row, row), capacity), memory);
  }

  @Override
  public NDArray mix(NDArray x, LayerState state, LayerContext context) {
    long batch = x.getShape().get(0);
    long positions = x.getShape().get(1);

    NDArray q = context.at(HookSites.ATTN_Q, query.apply(x).reshape(batch, positions, heads, headWidth));
    NDArray k = context.at(HookSites.ATTN_K, key.apply(x).reshape(batch, positions, keyValueHeads, headWidth));
    NDArray v = context.at(HookSites.ATTN_V, value.apply(x).reshape(batch, positions, keyValueHeads, headWidth));
    if (rotation != null) {
      q = context.at(HookSites.ATTN_ROTATED_Q, rotation.apply(q, context));
      k = context.at(HookSites.ATTN_ROTATED_K, rotation.apply(k, context));
    }

    NDArray queries = q.transpose(0, 2, 1, 3);
    NDList rows = new NDList(k.transpose(0, 2, 1, 3), v.transpose(0, 2, 1, 3));
    Seen seen = state == null
        ? new Seen(rows, context.bias(0))
        : ((KeyValueCache) state).stage(rows, queries, context);
    NDArray pattern = attend(queries, seen, context);
    return combine(pattern, seen.rows().get(1), context);
  }

  @Override
  public Optional<FusedMixer> fuse(KernelOperations operations) {
    return query.fuse(operations).flatMap(q -> key.fuse(operations).flatMap(k -> value.fuse(operations).flatMap(v ->
        output.fuse(operations).map(out -> new FusedAttention(
            operations, heads, keyValueHeads, headWidth, q, k, v, out, rotation, (float) scale)))));
  }

  /** Attention weights, [batch, head, query, key], of queries [batch, head, query, head width]. */
  private NDArray attend(NDArray queries, Seen seen, LayerContext context) {
    NDArray keys = seen.rows().get(0);
    long batch = queries.getShape().get(0);
    long positions = queries.getShape().get(2);
    long length = keys.getShape().get(2);
    NDArray scores = GraphArrays.scaled(queries, scale)
        .reshape(batch, keyValueHeads, heads / keyValueHeads * positions, headWidth)
        .matMul(keys.transpose(0, 1, 3, 2))
        .reshape(batch, heads, positions, length);
    NDArray masked = seen.bias() == null ? scores : scores.add(seen.bias());
    return context.at(HookSites.ATTN_PATTERN, context.at(HookSites.ATTN_SCORES, masked).softmax(-1));
  }

  private NDArray combine(NDArray pattern, NDArray values, LayerContext context) {
    long batch = pattern.getShape().get(0);
    long positions = pattern.getShape().get(2);
    long length = pattern.getShape().get(3);
    NDArray mixed = pattern.reshape(batch, keyValueHeads, heads / keyValueHeads * positions, length)
        .matMul(values)
        .reshape(batch, heads, positions, headWidth)
        .transpose(0, 2, 1, 3);
    NDArray z = context.at(HookSites.ATTN_Z, mixed);
    if (context.wants(HookSites.ATTN_RESULT)) {
      NDArray results =
          context.at(HookSites.ATTN_RESULT, resultOfEachHead(z, batch, positions, context.scope()));
      if (context.changes(HookSites.ATTN_RESULT)) {
        return context.at(HookSites.ATTN_OUT, output.addBias(results.sum(new int[] {2})));
      }
    }
    NDArray joined = z.reshape(batch, positions, (long) heads * headWidth);
    return context.at(HookSites.ATTN_OUT, output.apply(joined));
  }

  /** [batch, position, head, model]: the output projection of each head by itself, without the bias. */
  private NDArray resultOfEachHead(NDArray z, long batch, long positions, NDManager scope) {
    NDArray byHead = z.transpose(2, 0, 1, 3).reshape(heads, batch * positions, headWidth);
    NDArray results = byHead.matMul(output.splitInput(heads, scope));
    return results.reshape(heads, batch, positions, results.getShape().get(2)).transpose(1, 2, 0, 3);
  }
}
