package io.headframe.core.transformer.variants;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.layer.LayerState;

/** The running sum of {@link Retention}, and the keys and values that wait for a decision. */
final class RetentionState implements LayerState {

  private final double[] decays;
  private final NDManager memory;
  /** [1, head, head width, head width]; null before the first position. */
  private NDArray sum;
  private int length;
  /** Staged keys and values in a scope of their own; null for none, and for a batch. */
  private NDManager staged;
  private NDArray keys;
  private NDArray values;

  RetentionState(double[] decays, NDManager memory) {
    this.decays = decays;
    this.memory = memory;
  }

  /**
   * Stages keys and values: [batch, head, position, head width].
   *
   * @return the sum over the past, or null if there is none; read only
   */
  NDArray stage(NDArray k, NDArray v) {
    if (k.getShape().get(0) == 1) {
      staged = memory.newSubManager();
      keys = k.duplicate();
      keys.attach(staged);
      values = v.duplicate();
      values.attach(staged);
    }
    return sum;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void commit(int... kept) {
    if (staged == null) {
      return;
    }
    try (NDManager scope = staged) {
      staged = null;
      for (int position : kept) {
        add(column(keys, position, scope), column(values, position, scope), scope);
      }
      length += kept.length;
    }
  }

  /** S ← γ S + kᵀ v. */
  private void add(NDArray k, NDArray v, NDManager scope) {
    NDArray product = k.transpose(0, 1, 3, 2).matMul(v);
    NDArray next = product;
    if (sum != null) {
      float[] factors = new float[decays.length];
      for (int head = 0; head < factors.length; head++) {
        factors[head] = (float) decays[head];
      }
      next = product.add(scope.create(factors, new Shape(1, decays.length, 1, 1)).mul(sum));
      sum.close();
    }
    next.attach(memory);
    sum = next;
  }

  private static NDArray column(NDArray array, int position, NDManager scope) {
    NDArray column = array.get(new NDIndex().addAllDim(2).addSliceDim(position, position + 1));
    column.attach(scope);
    return column;
  }

  @Override
  public int earliest() {
    return length;
  }

  @Override
  public void rollBack(int shorter) {
    commit();
  }

  @Override
  public LayerState fork(NDManager owner) {
    RetentionState copy = new RetentionState(decays, owner);
    copy.length = length;
    if (sum != null) {
      copy.sum = sum.duplicate();
      copy.sum.attach(owner);
    }
    return copy;
  }

  @Override
  public long bytes() {
    return sum == null ? 0 : sum.size() * Float.BYTES;
  }
}
