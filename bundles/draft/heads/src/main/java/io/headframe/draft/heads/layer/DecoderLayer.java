package io.headframe.draft.heads.layer;

import java.util.Map;

/**
 * One decoder layer as Llama's (Touvron et al., 2023, arXiv 2302.13971, section 2.2), in plain Java: causal attention
 * with rotary positions over what a {@link LayerCache} holds, then a gated feed-forward part, both added to what they
 * read.
 *
 * <pre>
 *   a = x + O · attention(Q n₁(x), K n₁(x), V n₁(x))       n₁ the identity where the input is not normalised
 *   y = a + D (SiLU(G n₂(a)) ∘ U n₂(a))
 * </pre>
 *
 * <p>It keeps no state and may be used by many threads, each with caches of its own.
 */
public final class DecoderLayer {

  private final LayerSizes sizes;
  private final RowNorm inputNorm;
  private final Dense query;
  private final Dense key;
  private final Dense value;
  private final Dense output;
  private final RowNorm mlpNorm;
  private final Dense gate;
  private final Dense up;
  private final Dense down;

  /**
   * @param sizes of it
   * @param weights by the names of {@link LayerSizes#shapes}, row-major; read once
   * @param prefix of the names
   */
  public DecoderLayer(LayerSizes sizes, Map<String, float[]> weights, String prefix) {
    this.sizes = sizes;
    int all = sizes.heads() * sizes.headWidth();
    int shared = sizes.keyValueHeads() * sizes.headWidth();
    inputNorm = sizes.inputNorm()
        ? new RowNorm(weights.get(prefix + "input_layernorm.weight"), sizes.epsilon()) : null;
    query = Dense.of(weights.get(prefix + "self_attn.q_proj.weight"), null, all);
    key = Dense.of(weights.get(prefix + "self_attn.k_proj.weight"), null, shared);
    value = Dense.of(weights.get(prefix + "self_attn.v_proj.weight"), null, shared);
    output = Dense.of(weights.get(prefix + "self_attn.o_proj.weight"), null, sizes.width());
    mlpNorm = new RowNorm(weights.get(prefix + "post_attention_layernorm.weight"), sizes.epsilon());
    gate = Dense.of(weights.get(prefix + "mlp.gate_proj.weight"), null, sizes.mlpWidth());
    up = Dense.of(weights.get(prefix + "mlp.up_proj.weight"), null, sizes.mlpWidth());
    down = Dense.of(weights.get(prefix + "mlp.down_proj.weight"), null, sizes.width());
  }

  /** The sizes. */
  public LayerSizes sizes() {
    return sizes;
  }

  /**
   * Reads rows one after the other behind all that the cache holds.
   *
   * @param cache gets an entry for each row
   * @param x [row, width]
   * @return [row, width]
   */
  public float[] append(LayerCache cache, float[] x) {
    int[] parents = new int[x.length / sizes.width()];
    for (int row = 0; row < parents.length; row++) {
      parents[row] = cache.length() + row - 1;
    }
    return apply(cache, x, parents);
  }

  /**
   * Reads the rows of a tree. A row sees the way to it and itself.
   *
   * @param cache gets an entry for each row
   * @param x [row, width]
   * @param parents for each row the entry of the cache that it comes after, which may be that of a row before it; −1
   *     for none
   * @return [row, width]
   */
  public float[] apply(LayerCache cache, float[] x, int[] parents) {
    int rows = parents.length;
    float[] read = inputNorm == null ? x : inputNorm.apply(x);
    float[] q = query.apply(read, rows);
    float[] k = key.apply(read, rows);
    float[] v = value.apply(read, rows);
    int shared = sizes.keyValueHeads() * sizes.headWidth();
    int[] entries = new int[rows];
    for (int row = 0; row < rows; row++) {
      int entry = cache.add(parents[row]);
      entries[row] = entry;
      rotate(q, row * sizes.heads(), sizes.heads(), cache.position(entry));
      rotate(k, row * sizes.keyValueHeads(), sizes.keyValueHeads(), cache.position(entry));
      System.arraycopy(k, row * shared, cache.keys(), entry * shared, shared);
      System.arraycopy(v, row * shared, cache.values(), entry * shared, shared);
    }
    float[] mixed = new float[rows * sizes.heads() * sizes.headWidth()];
    for (int row = 0; row < rows; row++) {
      int[] way = cache.way(entries[row]);
      for (int head = 0; head < sizes.heads(); head++) {
        attend(cache, way, q, mixed, row * sizes.heads() + head, head);
      }
    }
    float[] y = sum(x, output.apply(mixed, rows));
    float[] normal = mlpNorm.apply(y);
    float[] inside = gate.apply(normal, rows);
    float[] factor = up.apply(normal, rows);
    for (int i = 0; i < inside.length; i++) {
      inside[i] = (float) (inside[i] / (1 + Math.exp(-inside[i]))) * factor[i];
    }
    return sum(y, down.apply(inside, rows));
  }

  /** Turns heads in place: number i of a head's first half with number i of its second. */
  private void rotate(float[] x, int first, int heads, int position) {
    int width = sizes.headWidth();
    int half = width / 2;
    for (int pair = 0; pair < half; pair++) {
      double angle = sizes.angle(position, pair);
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      for (int head = first; head < first + heads; head++) {
        int at = head * width + pair;
        double left = x[at];
        double right = x[at + half];
        x[at] = (float) (left * cos - right * sin);
        x[at + half] = (float) (right * cos + left * sin);
      }
    }
  }

  /** Σ softmax(q·k / √width) v over the entries of a way. */
  private void attend(LayerCache cache, int[] way, float[] q, float[] mixed, int to, int head) {
    int width = sizes.headWidth();
    int shared = sizes.keyValueHeads() * width;
    int offset = head / (sizes.heads() / sizes.keyValueHeads()) * width;
    float scale = (float) (1 / Math.sqrt(width));
    float[] keys = cache.keys();
    float[] values = cache.values();
    float[] scores = new float[way.length];
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < way.length; i++) {
      int from = way[i] * shared + offset;
      float sum = 0;
      for (int d = 0; d < width; d++) {
        sum += q[to * width + d] * keys[from + d];
      }
      scores[i] = sum * scale;
      greatest = Math.max(greatest, scores[i]);
    }
    double total = 0;
    for (int i = 0; i < way.length; i++) {
      scores[i] = (float) Math.exp(scores[i] - greatest);
      total += scores[i];
    }
    for (int i = 0; i < way.length; i++) {
      float weight = (float) (scores[i] / total);
      int from = way[i] * shared + offset;
      for (int d = 0; d < width; d++) {
        mixed[to * width + d] += weight * values[from + d];
      }
    }
  }

  private static float[] sum(float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += x[i];
    }
    return y;
  }
}
