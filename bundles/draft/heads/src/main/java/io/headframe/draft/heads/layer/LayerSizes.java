package io.headframe.draft.heads.layer;

import io.headframe.core.model.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes of one decoder layer as Llama's, and with them the names and shapes of its weights.
 *
 * @param width of what it reads and gives
 * @param heads attention heads
 * @param keyValueHeads heads that keys and values are shared in; divides {@code heads}
 * @param headWidth width of one head
 * @param mlpWidth width inside the feed-forward part
 * @param base of the rotary angles: pair i of a head turns by position · base<sup>−2i/headWidth</sup>
 * @param epsilon added to the mean square in each normalisation
 * @param inputNorm whether what it reads is normalised before the attention; EAGLE's is not
 */
public record LayerSizes(int width, int heads, int keyValueHeads, int headWidth, int mlpWidth, double base,
    double epsilon, boolean inputNorm) {

  /** Checks the ranges. */
  public LayerSizes {
    if (width < 1 || headWidth < 1 || mlpWidth < 1 || keyValueHeads < 1 || heads % keyValueHeads != 0 || !(base > 0)) {
      throw new IllegalArgumentException("a layer of width " + width + " with " + heads + " heads in " + keyValueHeads
          + " groups of width " + headWidth + ", " + mlpWidth + " inside, and base " + base);
    }
  }

  /** A layer as wide as those of a model; where that has no feed-forward part, four times as wide inside. */
  public static LayerSizes of(ModelConfig model, double base, double epsilon, boolean inputNorm) {
    return new LayerSizes(model.modelWidth(), model.heads(), model.keyValueHeads(), model.headWidth(),
        model.mlpWidth() > 0 ? model.mlpWidth() : 4 * model.modelWidth(), base, epsilon, inputNorm);
  }

  /**
   * All weights by the names of Hugging Face's Llama.
   *
   * @param prefix before each name, {@code layers.0.}
   * @return [out, in] of each, or [width]
   */
  public Map<String, long[]> shapes(String prefix) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    if (inputNorm) {
      shapes.put(prefix + "input_layernorm.weight", new long[] {width});
    }
    shapes.put(prefix + "self_attn.q_proj.weight", new long[] {(long) heads * headWidth, width});
    shapes.put(prefix + "self_attn.k_proj.weight", new long[] {(long) keyValueHeads * headWidth, width});
    shapes.put(prefix + "self_attn.v_proj.weight", new long[] {(long) keyValueHeads * headWidth, width});
    shapes.put(prefix + "self_attn.o_proj.weight", new long[] {width, (long) heads * headWidth});
    shapes.put(prefix + "post_attention_layernorm.weight", new long[] {width});
    shapes.put(prefix + "mlp.gate_proj.weight", new long[] {mlpWidth, width});
    shapes.put(prefix + "mlp.up_proj.weight", new long[] {mlpWidth, width});
    shapes.put(prefix + "mlp.down_proj.weight", new long[] {width, mlpWidth});
    return shapes;
  }

  /** The angle of a pair of numbers in a head, in radians. */
  double angle(int position, int pair) {
    return position * Math.pow(base, -2.0 * pair / headWidth);
  }
}
