package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Axis;
import io.headframe.core.model.Change;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.Intervention;
import java.util.Arrays;
import java.util.List;

/**
 * One intervention at one hook point. What is not selected passes bit by bit: changed and unchanged are joined by a
 * choice for each element, not by arithmetic, which would spread infinities.
 */
final class ActivationChange {

  private final Change change;

  /** @param change checked against the site, except for lengths that depend on the input */
  ActivationChange(Change change) {
    this.change = change;
  }

  /**
   * Checks selection and values before anything runs.
   *
   * @param shape of the activation
   * @throws HeadframeException if they do not fit it
   */
  void check(HookPoint point, long[] shape) {
    SelectedPart part = new SelectedPart(change, point, shape);
    if (change.intervention() instanceof Intervention.Add add) {
      part.checkFits(add.values());
    } else if (change.intervention() instanceof Intervention.Replace replace) {
      part.checkFits(replace.values());
    }
  }

  /** The new activation, owned by {@code scope} or by the owner of {@code x}. */
  NDArray apply(NDArray x, HookPoint point, NDManager scope) {
    SelectedPart part = new SelectedPart(change, point, x.getShape().getShape());
    NDArray changed = changed(x, change.intervention(), part, point, scope);
    return part.isAll() ? changed : NDArrays.where(part.mask(scope), changed, x);
  }

  private static NDArray changed(
      NDArray x, Intervention intervention, SelectedPart part, HookPoint point, NDManager scope) {
    if (intervention instanceof Intervention.Fill fill) {
      return scope.full(x.getShape(), fill.value(), DataType.FLOAT32);
    }
    if (intervention instanceof Intervention.Scale scale) {
      return GraphArrays.scaled(x, scale.factor());
    }
    if (intervention instanceof Intervention.Add add) {
      NDArray values = part.spread(add.values()).on(scope);
      return x.add(add.factor() == 1 ? values : GraphArrays.scaled(values, add.factor()));
    }
    if (intervention instanceof Intervention.Replace replace) {
      NDArray values = part.spread(replace.values()).on(scope);
      return values.getShape().equals(x.getShape()) ? values : values.broadcast(x.getShape());
    }
    if (intervention instanceof Intervention.Mean mean) {
      return mean(x, mean, part, point, scope);
    }
    Intervention.Compute compute = (Intervention.Compute) intervention;
    NDArray computed = compute.function().apply(x, point);
    Shape found = computed == null ? null : computed.getShape();
    if (!x.getShape().equals(found)) {
      throw new HeadframeException(TransformerError.WRONG_SHAPE, "What '" + compute.description() + "' computes for "
          + point, found == null ? "null" : Arrays.toString(found.getShape()),
          "the shape of the activation, " + Arrays.toString(x.getShape().getShape()));
    }
    computed.attach(scope);
    return computed;
  }

  private static NDArray mean(
      NDArray x, Intervention.Mean mean, SelectedPart part, HookPoint point, NDManager scope) {
    List<Axis> axes = point.site().axes();
    int[] over = mean.over().stream().mapToInt(axes::indexOf).sorted().toArray();
    NDArray selected =
        part.isAll() ? x : NDArrays.where(part.mask(scope), x, scope.zeros(x.getShape(), DataType.FLOAT32));
    // DJL has no mean over several axes.
    return GraphArrays.scaled(selected.sum(over, true), 1.0 / part.count(over)).broadcast(x.getShape());
  }
}
