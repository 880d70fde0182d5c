package io.headframe.draft.heads.layer;

import io.headframe.core.kernel.AttentionWork;
import java.util.List;
import java.util.Map;

/**
 * One decoder layer as Llama's (Touvron et al., 2023, arXiv 2302.13971, section 2.2): causal attention with rotary
 * positions over what a {@link LayerCache} holds, then a gated feed-forward part, both added to what they read.
 *
 * <pre>
 *   a = x + O · attention(Q n₁(x), K n₁(x), V n₁(x))       n₁ the identity where the input is not normalised
 *   y = a + D (SiLU(G n₂(a)) ∘ U n₂(a))
 * </pre>
 *
 * <p>It keeps nothing of a sequence. It is used by the thread that uses its {@link Computation}.
 */
public final class DecoderLayer {

  private final LayerSizes sizes;
  private final Computation computation;
  private final RotaryTable rotation;
  private final RowNorm inputNorm;
  private final Dense query;
  private final Dense key;
  private final Dense value;
  private final Dense output;
  private final RowNorm mlpNorm;
  private final Dense gate;
  private final Dense up;
  private final Dense down;
  private final Scratch scratch = new Scratch();

  /**
   * @param sizes of it
   * @param weights by the names of {@link LayerSizes#shapes}, row-major; read once
   * @param prefix of the names
   * @param computation computes
   */
  public DecoderLayer(LayerSizes sizes, Map<String, float[]> weights, String prefix, Computation computation) {
    this.sizes = sizes;
    this.computation = computation;
    rotation = new RotaryTable(sizes);
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
   * @param wanted of how many rows, the last ones, the result is wanted; the others are only there to be seen
   * @return [wanted row, width]
   */
  public float[] append(LayerCache cache, float[] x, int wanted) {
    int[] parents = new int[x.length / sizes.width()];
    for (int row = 0; row < parents.length; row++) {
      parents[row] = cache.length() + row - 1;
    }
    return apply(cache, x, parents, wanted);
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
    return apply(cache, x, parents, parents.length);
  }

  private float[] apply(LayerCache cache, float[] x, int[] parents, int wanted) {
    int rows = parents.length;
    int width = sizes.width();
    float[] q = project(cache, x, parents, wanted);
    if (wanted == 0) {
      return new float[0];
    }
    float[] mixed = scratch.floats("mixed", wanted * query.out());
    computation.attend(new AttentionWork(sizes.heads(), sizes.keyValueHeads(), sizes.headWidth(),
        (float) (1 / Math.sqrt(sizes.headWidth())), q, mixed, List.of(cache.last(wanted))));
    float[] attended = scratch.floats("attended", wanted * width);
    computation.multiply(mixed, wanted, output.into(attended));
    add(attended, x, (rows - wanted) * width, wanted * width);
    float[] normal = scratch.floats("normal", wanted * width);
    mlpNorm.apply(attended, wanted, normal);
    float[] inside = scratch.floats("inside", wanted * sizes.mlpWidth());
    computation.multiply(normal, wanted, gate.gating(up, inside));
    float[] y = new float[wanted * width];
    computation.multiply(inside, wanted, down.into(y));
    add(y, attended, 0, y.length);
    return y;
  }

  /** Puts keys and values of all rows into the cache and gives queries of the last ones: [wanted row, all heads]. */
  private float[] project(LayerCache cache, float[] x, int[] parents, int wanted) {
    int rows = parents.length;
    float[] read = x;
    if (inputNorm != null) {
      read = scratch.floats("read", x.length);
      inputNorm.apply(x, rows, read);
    }
    float[] q = scratch.floats("queries", wanted * query.out());
    float[] k = scratch.floats("keys", rows * key.out());
    float[] v = scratch.floats("values", rows * value.out());
    if (wanted == rows) {
      computation.multiply(read, rows, query.into(q), key.into(k), value.into(v));
    } else {
      computation.multiply(read, rows, key.into(k), value.into(v));
      if (wanted > 0) {
        float[] last = scratch.floats("last", wanted * sizes.width());
        System.arraycopy(read, (rows - wanted) * sizes.width(), last, 0, wanted * sizes.width());
        computation.multiply(last, wanted, query.into(q));
      }
    }
    for (int row = 0; row < rows; row++) {
      int entry = cache.add(parents[row]);
      int position = cache.position(entry);
      rotation.turn(k, row, sizes.keyValueHeads(), position);
      cache.set(entry, k, v, row);
      int asked = row - (rows - wanted);
      if (asked >= 0) {
        rotation.turn(q, asked, sizes.heads(), position);
      }
    }
    return q;
  }

  private static void add(float[] y, float[] x, int from, int count) {
    for (int i = 0; i < count; i++) {
      y[i] += x[from + i];
    }
  }
}
