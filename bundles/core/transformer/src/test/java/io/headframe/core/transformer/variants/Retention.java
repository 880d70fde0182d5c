package io.headframe.core.transformer.variants;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Axis;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.model.layer.Positions;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.SequenceMixer;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Retention: S ← γ S + kᵀ v and o = q S for each head, with a decay γ of its own. Sun et al.,
 * "Retentive Network" (2023), arXiv 2307.08621, without rotation and group normalisation. New positions are computed in
 * parallel, o = (q kᵀ ⊙ D) v + γ^steps q S, with D = γ^distance on the way back of each position and 0 elsewhere; so a
 * tree is as good as a chain. Its state is one matrix for each head and cannot go back.
 */
public final class Retention implements SequenceMixer {

  private static final List<Axis> BY_HEAD = List.of(Axis.BATCH, Axis.POSITION, Axis.HEAD, Axis.HEAD_WIDTH);
  public static final HookSite Q = site("q", "queries", BY_HEAD);
  public static final HookSite K = site("k", "keys", BY_HEAD);
  public static final HookSite V = site("v", "values", BY_HEAD);
  public static final HookSite Z = site("z", "what each head reads", BY_HEAD);
  public static final HookSite OUT =
      site("out", "what retention writes to the residual stream", List.of(Axis.BATCH, Axis.POSITION, Axis.MODEL));

  private final double[] decays;
  private final int headWidth;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear output;

  /** @param decays γ of each head */
  public Retention(double[] decays, int headWidth, Linear query, Linear key, Linear value, Linear output) {
    this.decays = decays.clone();
    this.headWidth = headWidth;
    this.query = query;
    this.key = key;
    this.value = value;
    this.output = output;
  }

  private static HookSite site(String name, String description, List<Axis> axes) {
    return new HookSite("blocks.{i}.retention." + name, axes, "1.0", List.of(), description);
  }

  @Override
  public List<HookSite> sites() {
    return List.of(Q, K, V, Z, OUT);
  }

  @Override
  public LayerState newState(int layer, int capacity, CachePolicy policy, NDManager memory) {
    return new RetentionState(decays, memory);
  }

  @Override
  public NDArray mix(NDArray x, LayerState state, LayerContext context) {
    NDArray q = context.at(Q, byHead(query.apply(x))).transpose(0, 2, 1, 3);
    NDArray k = context.at(K, byHead(key.apply(x))).transpose(0, 2, 1, 3);
    NDArray v = context.at(V, byHead(value.apply(x))).transpose(0, 2, 1, 3);
    NDArray near = q.matMul(k.transpose(0, 1, 3, 2)).mul(betweenNew(context)).matMul(v);
    NDArray past = state == null ? null : ((RetentionState) state).stage(k, v);
    NDArray read = past == null ? near : near.add(q.mul(toThePast(context)).matMul(past));
    NDArray z = context.at(Z, read.transpose(0, 2, 1, 3));
    return context.at(OUT, output.apply(z.reshape(z.getShape().get(0), z.getShape().get(1), -1)));
  }

  private NDArray byHead(NDArray x) {
    return x.reshape(x.getShape().get(0), x.getShape().get(1), decays.length, headWidth);
  }

  /** D: [1 or batch, head, new position, new position]. */
  private NDArray betweenNew(LayerContext context) {
    Positions positions = context.positions();
    int count = positions.count();
    return shared(context, "between new positions", count, (row, at) -> {
      int to = at / count;
      int from = at % count;
      int steps = 0;
      for (int step = to; step >= 0; step = positions.parent(step)) {
        if (step == from) {
          return positions.isReal(row, from) || from == to ? steps : Double.POSITIVE_INFINITY;
        }
        steps += positions.isReal(row, step) ? 1 : 0;
      }
      return Double.POSITIVE_INFINITY;
    });
  }

  /** γ^steps: [1 or batch, head, new position, 1]. */
  private NDArray toThePast(LayerContext context) {
    Positions positions = context.positions();
    return shared(context, "to the past", 1, (row, at) -> {
      int steps = 0;
      for (int step = at; step >= 0; step = positions.parent(step)) {
        steps += positions.isReal(row, step) ? 1 : 0;
      }
      return steps;
    });
  }

  /** γ to the power of the steps that are given for a sequence and an index in [new position, width]. */
  private NDArray shared(
      LayerContext context, String what, int width, ToDoubleBiFunction<Integer, Integer> steps) {
    List<Double> key = Arrays.stream(decays).boxed().toList();
    return context.shared(List.of(what, key), () -> {
      int rows = context.positions().padded() ? context.positions().batch() : 1;
      int size = context.positions().count() * width;
      float[] powers = new float[rows * decays.length * size];
      for (int i = 0; i < powers.length; i++) {
        double exponent = steps.applyAsDouble(i / size / decays.length, i % size);
        powers[i] = (float) Math.pow(decays[i / size % decays.length], exponent);
      }
      return context.scope().create(powers, new Shape(rows, decays.length, context.positions().count(), width));
    });
  }
}
