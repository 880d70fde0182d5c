package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Axis;
import io.headframe.core.model.Change;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The selected part of an activation whose shape is known. Axes without selection are kept short where that does. */
final class SelectedPart {

  private final Change change;
  private final HookPoint point;
  private final long[] shape;
  /** For each axis the selected indices in ascending order, or null for all. */
  private final int[][] selected;

  SelectedPart(Change change, HookPoint point, long[] shape) {
    this.change = change;
    this.point = point;
    this.shape = shape;
    this.selected = new int[shape.length][];
    List<Axis> axes = point.site().axes();
    change.part().indices().forEach((axis, indices) -> {
      int at = axes.indexOf(axis);
      int last = indices.get(indices.size() - 1);
      if (last >= shape[at]) {
        throw new HeadframeException(TransformerError.SELECTION_OUT_OF_RANGE, change.part(), change.at(),
            axis.name().toLowerCase(Locale.ROOT), last, shape[at] - 1);
      }
      selected[at] = indices.stream().mapToInt(Integer::intValue).toArray();
    });
  }

  boolean isAll() {
    return change.part().isAll();
  }

  /** The number of selected elements over axes. */
  long count(int[] over) {
    return Arrays.stream(over).mapToLong(axis -> selected[axis] == null ? shape[axis] : selected[axis].length)
        .reduce(1, Math::multiplyExact);
  }

  /** True where selected, in the shape of the activation. */
  NDArray mask(NDManager scope) {
    long[] small = new long[shape.length];
    for (int axis = 0; axis < small.length; axis++) {
      small[axis] = selected[axis] == null ? 1 : shape[axis];
    }
    boolean[] mask = new boolean[size(small)];
    int[] index = new int[small.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = contains(index);
      next(index, small);
    }
    return GraphArrays.create(scope, mask, new Shape(small)).broadcast(new Shape(shape));
  }

  /** Values at the places that they are for, and 0 at the places between. */
  Tensor spread(Tensor values) {
    long[] own = aligned(values);
    if (isAll()) {
      return Tensor.of(values.data(), own);
    }
    long[] lengths = spreadLengths(own);
    float[] spread = new float[size(lengths)];
    int[] index = new int[lengths.length];
    for (int i = 0; i < spread.length; i++) {
      if (contains(index)) {
        spread[i] = values.data()[indexOfValue(index, own)];
      }
      next(index, lengths);
    }
    return Tensor.of(spread, lengths);
  }

  /** Checks that values fit the activation or its selected part. */
  void checkFits(Tensor values) {
    aligned(values);
  }

  private int indexOfValue(int[] index, long[] own) {
    int at = 0;
    for (int axis = 0; axis < own.length; axis++) {
      int place = own[axis] == 1 ? 0
          : own[axis] == shape[axis] ? index[axis] : Arrays.binarySearch(selected[axis], index[axis]);
      at = at * (int) own[axis] + place;
    }
    return at;
  }

  /** The full length where there is a selection or the values have more than one entry, 1 elsewhere. */
  private long[] spreadLengths(long[] own) {
    long[] lengths = new long[shape.length];
    for (int axis = 0; axis < lengths.length; axis++) {
      lengths[axis] = selected[axis] != null || own[axis] != 1 ? shape[axis] : 1;
    }
    return lengths;
  }

  /** The shape of values with axes of length 1 in front, checked against the activation and the selection. */
  private long[] aligned(Tensor values) {
    long[] own = new long[shape.length];
    Arrays.fill(own, 1);
    boolean fits = values.rank() <= shape.length;
    for (int axis = 0; axis < values.rank() && fits; axis++) {
      int at = shape.length - values.rank() + axis;
      own[at] = values.shape()[axis];
      fits = own[at] == 1 || own[at] == shape[at] || selected[at] != null && own[at] == selected[at].length;
    }
    if (!fits) {
      throw new HeadframeException(TransformerError.WRONG_SHAPE,
          "The values of the change at " + point + change.part(), Arrays.toString(values.shape()),
          "the shape of the activation, " + Arrays.toString(shape) + ", or of its selected part, with 1 for axes along"
              + " which they repeat");
    }
    return own;
  }

  private boolean contains(int[] index) {
    for (int axis = 0; axis < index.length; axis++) {
      if (selected[axis] != null && Arrays.binarySearch(selected[axis], index[axis]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int size(long[] lengths) {
    return Math.toIntExact(Arrays.stream(lengths).reduce(1, Math::multiplyExact));
  }

  private static void next(int[] index, long[] lengths) {
    for (int axis = lengths.length - 1; axis >= 0; axis--) {
      if (++index[axis] < lengths[axis]) {
        return;
      }
      index[axis] = 0;
    }
  }
}
