package io.headframe.draft.heads.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import io.headframe.core.training.StepContext;
import java.util.HashMap;
import java.util.Map;

/**
 * A {@link DecoderLayer} as arrays that are trained. It begins as the identity: what the attention and the feed-forward
 * part add is 0 at first.
 */
public final class LayerGraph {

  /** Far below any score; a finite number, so that gradients of what is hidden are 0 and not NaN. */
  private static final float HIDDEN = -1e9f;

  private final LayerSizes sizes;
  private final String prefix;
  private final Map<String, NDArray> arrays = new HashMap<>();

  /**
   * @param prefix of the names of {@link LayerSizes#shapes}
   * @param parameters gets the arrays
   */
  public LayerGraph(LayerSizes sizes, String prefix, Parameters parameters) {
    this.sizes = sizes;
    this.prefix = prefix;
    sizes.shapes(prefix).forEach((name, shape) -> arrays.put(name, parameters.create(name, start(name, shape), shape)));
  }

  private static Initialization start(String name, long[] shape) {
    if (shape.length == 1) {
      return Initialization.constant(1);
    }
    return name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight")
        ? Initialization.constant(0) : Initialization.normal(1 / Math.sqrt(shape[1]));
  }

  /**
   * Computes all positions of some windows, each seeing those before it and itself.
   *
   * @param x [window, position, width]; positions are counted from 0 in each window
   * @param context owns the masks
   * @return [window, position, width]
   */
  public NDArray apply(NDArray x, StepContext context) {
    NDArray read = sizes.inputNorm() ? norm(x, array("input_layernorm.weight"), sizes.epsilon()) : x;
    NDArray attended = x.add(linear(attention(read, context.scope()), "self_attn.o_proj.weight"));
    NDArray normal = norm(attended, array("post_attention_layernorm.weight"), sizes.epsilon());
    NDArray inside = silu(linear(normal, "mlp.gate_proj.weight"))
        .mul(linear(normal, "mlp.up_proj.weight"));
    return attended.add(linear(inside, "mlp.down_proj.weight"));
  }

  /**
   * The normalisation of {@link RowNorm}.
   *
   * @param x [window, position, width]
   * @param gain [width]
   */
  public static NDArray norm(NDArray x, NDArray gain, double epsilon) {
    return x.div(x.mul(x).mean(new int[] {2}, true).add(epsilon).sqrt()).mul(gain);
  }

  /**
   * x / (1 + e<sup>−x</sup>). DJL's {@code Activation.swish} multiplies with a number that its graph reads again for
   * the gradient, from memory that is free by then: see {@link GraphArrays}.
   */
  public static NDArray silu(NDArray x) {
    return x.mul(Activation.sigmoid(x));
  }

  private NDArray attention(NDArray read, NDManager scope) {
    long windows = read.getShape().get(0);
    long positions = read.getShape().get(1);
    long groups = sizes.keyValueHeads();
    long width = sizes.headWidth();
    NDArray query = rotated(split(linear(read, "self_attn.q_proj.weight"), sizes.heads()), scope)
        .reshape(windows, groups, sizes.heads() / groups, positions, width);
    NDArray key = rotated(split(linear(read, "self_attn.k_proj.weight"), sizes.keyValueHeads()), scope)
        .reshape(windows, groups, 1, positions, width);
    NDArray value = split(linear(read, "self_attn.v_proj.weight"), sizes.keyValueHeads())
        .reshape(windows, groups, 1, positions, width);
    NDArray scores = GraphArrays.scaled(query, 1 / Math.sqrt(width)).matMul(key.transpose(0, 1, 2, 4, 3));
    NDArray mixed = scores.add(mask((int) positions, scope)).softmax(-1).matMul(value);
    return mixed.reshape(windows, sizes.heads(), positions, width).transpose(0, 2, 1, 3)
        .reshape(windows, positions, sizes.heads() * width);
  }

  /** [window, position, head · width] as [window, head, position, width]. */
  private NDArray split(NDArray x, int heads) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, sizes.headWidth()).transpose(0, 2, 1, 3);
  }

  /** [window, head, position, width], turned by the position. */
  private NDArray rotated(NDArray x, NDManager scope) {
    int positions = (int) x.getShape().get(2);
    int width = sizes.headWidth();
    int half = width / 2;
    float[] cos = new float[positions * width];
    float[] sin = new float[positions * width];
    for (int at = 0; at < positions; at++) {
      for (int i = 0; i < width; i++) {
        // The last of an odd number of numbers stays as it is.
        boolean turns = i < 2 * half;
        double angle = turns ? sizes.angle(at, i % half) : 0;
        cos[at * width + i] = (float) Math.cos(angle);
        sin[at * width + i] = turns ? (float) Math.sin(angle) : 0;
      }
    }
    Shape shape = new Shape(positions, width);
    NDList turned = new NDList(x.get(new NDIndex("..., " + half + ":" + 2 * half)).neg(),
        x.get(new NDIndex("..., 0:" + half)));
    if (width > 2 * half) {
      turned.add(x.get(new NDIndex("..., " + 2 * half + ":")));
    }
    return x.mul(GraphArrays.create(scope, cos, shape))
        .add(NDArrays.concat(turned, 3).mul(GraphArrays.create(scope, sin, shape)));
  }

  private static NDArray mask(int positions, NDManager scope) {
    float[] mask = new float[positions * positions];
    for (int at = 0; at < positions; at++) {
      for (int later = at + 1; later < positions; later++) {
        mask[at * positions + later] = HIDDEN;
      }
    }
    return GraphArrays.create(scope, mask, new Shape(positions, positions));
  }

  private NDArray linear(NDArray x, String name) {
    return x.matMul(array(name).transpose());
  }

  private NDArray array(String name) {
    return arrays.get(prefix + name);
  }
}
