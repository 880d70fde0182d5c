package io.headframe.core.model;

import ai.djl.ndarray.NDArray;
import java.util.EnumSet;
import java.util.Set;

/**
 * A change of an activation. All but {@link Compute} are values, so that a plan of them can be printed, compared,
 * written to JSON and run in another process.
 *
 * <p>Values that an intervention carries fit the activation axis by axis, aligned at the last axis: each of their axes
 * is as long as the activation's (its selected part is used), as long as the selection's, or 1 (it is repeated).
 * Axes that are missing in front count as 1.
 */
public sealed interface Intervention {

  /** Sets every selected element to a number: 0 ablates, −∞ at attention scores forbids an edge. */
  record Fill(float value) implements Intervention {

    @Override
    public String toString() {
      return "= " + value;
    }
  }

  /** Replaces the selected part by its mean over axes. */
  record Mean(Set<Axis> over) implements Intervention {

    /** Copies the axes. */
    public Mean {
      over = Set.copyOf(EnumSet.copyOf(over));
    }

    @Override
    public String toString() {
      return "= mean over " + EnumSet.copyOf(over).toString().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Multiplies the selected part. */
  record Scale(float factor) implements Intervention {

    @Override
    public String toString() {
      return "x " + factor;
    }
  }

  /** Adds factor · values to the selected part. */
  record Add(Tensor values, float factor) implements Intervention {

    @Override
    public String toString() {
      return "+ " + (factor == 1 ? "" : factor + " x ") + values;
    }
  }

  /** Replaces the selected part by other values, those of another run for example. */
  record Replace(Tensor values) implements Intervention {

    @Override
    public String toString() {
      return "= " + values;
    }
  }

  /**
   * Computes the new activation: the escape hatch, for a plan that stays in this process.
   *
   * @param description what it computes, for the printed plan
   * @param function the computation
   */
  record Compute(String description, Function function) implements Intervention {

    @Override
    public String toString() {
      return "= " + description;
    }
  }

  /** Computes an activation that takes the place of another. */
  @FunctionalInterface
  interface Function {

    /**
     * @param activation the activation, not to be changed in place
     * @param point where it stands
     * @return an array of the same shape; with gradients, the operations on {@code activation} are part of the graph.
     *     The pass owns the result
     */
    NDArray apply(NDArray activation, HookPoint point);
  }

  /** Sets the selected part to 0. */
  static Intervention zero() {
    return new Fill(0);
  }

  /** Replaces the selected part by its mean over axes, over batch and position for example. */
  static Intervention mean(Axis first, Axis... others) {
    return new Mean(EnumSet.of(first, others));
  }

  /** Multiplies the selected part. */
  static Intervention scale(double factor) {
    return new Scale((float) factor);
  }

  /** Adds values, a steering vector for example. */
  static Intervention add(Tensor values) {
    return new Add(values, 1);
  }

  /** Replaces the selected part by the same part of an activation that another pass captured. */
  static Intervention patch(Activations from, String name) {
    return new Replace(Tensor.copyOf(from.get(name)));
  }

  /** Replaces the selected part by values. */
  static Intervention replace(Tensor values) {
    return new Replace(values);
  }

  /** Computes the new activation in Java. */
  static Intervention compute(String description, Function function) {
    return new Compute(description, function);
  }
}
