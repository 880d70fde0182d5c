package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import java.util.ArrayList;
import java.util.List;

/**
 * Causal multi-head attention: softmax(q kᵀ / √d) v, heads side by side, then the output projection. Several query
 * heads may share a key and value head. Vaswani et al. (2017), arXiv 1706.03762, equation 1; Ainslie et al. (2023),
 * arXiv 2305.13245 for the sharing. Keys are cached after rotation.
 */
public final class Attention implements SequenceMixer {

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
  public LayerState newState(NDManager memory, int capacity) {
    return new KeyValueState(memory, keyValueHeads, headWidth, capacity);
  }

  @Override
  public NDArray mix(NDArray x, LayerState state, LayerTrace trace) {
    KeyValueState cache = (KeyValueState) state;
    long batch = x.getShape().get(0);
    long positions = x.getShape().get(1);
    int past = cache == null ? 0 : cache.length();

    NDArray q = trace.at(HookSites.ATTN_Q, query.apply(x).reshape(batch, positions, heads, headWidth));
    NDArray k = trace.at(HookSites.ATTN_K, key.apply(x).reshape(batch, positions, keyValueHeads, headWidth));
    NDArray v = trace.at(HookSites.ATTN_V, value.apply(x).reshape(batch, positions, keyValueHeads, headWidth));
    if (rotation != null) {
      q = trace.at(HookSites.ATTN_ROTATED_Q, rotation.apply(q, past, trace));
      k = trace.at(HookSites.ATTN_ROTATED_K, rotation.apply(k, past, trace));
    }

    NDArray keys = k.transpose(0, 2, 1, 3);
    NDArray values = v.transpose(0, 2, 1, 3);
    if (cache != null) {
      cache.append(keys, values);
      keys = cache.keys(trace.scope());
      values = cache.values(trace.scope());
    }
    NDArray pattern = attend(q, keys, positions, trace);
    return combine(pattern, values, batch, positions, trace);
  }

  /** Attention weights, [batch, head, query, key], for keys [batch, key-value head, key, head width]. */
  private NDArray attend(NDArray q, NDArray keys, long positions, LayerTrace trace) {
    long batch = q.getShape().get(0);
    long length = keys.getShape().get(2);
    NDArray queries = q.mul(scale).transpose(0, 2, 1, 3)
        .reshape(batch, keyValueHeads, heads / keyValueHeads * positions, headWidth);
    NDArray scores = queries.matMul(keys.transpose(0, 1, 3, 2)).reshape(batch, heads, positions, length);
    if (positions > 1) {
      scores = scores.add(causalMask(positions, length, trace));
    }
    return trace.at(HookSites.ATTN_PATTERN, trace.at(HookSites.ATTN_SCORES, scores).softmax(-1));
  }

  private NDArray combine(NDArray pattern, NDArray values, long batch, long positions, LayerTrace trace) {
    long length = values.getShape().get(2);
    NDArray mixed = pattern.reshape(batch, keyValueHeads, heads / keyValueHeads * positions, length)
        .matMul(values)
        .reshape(batch, heads, positions, headWidth)
        .transpose(0, 2, 1, 3);
    NDArray z = trace.at(HookSites.ATTN_Z, mixed);
    if (trace.wants(HookSites.ATTN_RESULT)) {
      trace.at(HookSites.ATTN_RESULT, resultOfEachHead(z, batch, positions, trace.scope()));
    }
    NDArray joined = z.reshape(batch, positions, (long) heads * headWidth);
    return trace.at(HookSites.ATTN_OUT, output.apply(joined));
  }

  /** [batch, position, head, model]: the output projection of each head by itself, without the bias. */
  private NDArray resultOfEachHead(NDArray z, long batch, long positions, NDManager scope) {
    NDArray byHead = z.transpose(2, 0, 1, 3).reshape(heads, batch * positions, headWidth);
    NDArray results = byHead.matMul(output.splitInput(heads, scope));
    return results.reshape(heads, batch, positions, results.getShape().get(2)).transpose(1, 2, 0, 3);
  }

  /** 0 where a query may look and −∞ elsewhere: [query, key], the last query at the last key. */
  private static NDArray causalMask(long queries, long keys, LayerTrace trace) {
    return trace.shared(new MaskKey(queries, keys), () -> {
      float[] mask = new float[Math.toIntExact(queries * keys)];
      long past = keys - queries;
      for (int q = 0; q < queries; q++) {
        for (int k = (int) (past + q + 1); k < keys; k++) {
          mask[(int) (q * keys + k)] = Float.NEGATIVE_INFINITY;
        }
      }
      return trace.scope().create(mask, new Shape(queries, keys));
    });
  }

  private record MaskKey(long queries, long keys) {}
}
