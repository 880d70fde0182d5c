package io.headframe.architecture.testing;

import io.headframe.core.model.Axis;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Interventions in plain Java, one element after the other. */
final class InterventionArithmetic {

  private final List<Axis> axes;
  private final Selection part;

  /**
   * @param axes of the activation
   * @param part what is changed
   */
  InterventionArithmetic(List<Axis> axes, Selection part) {
    this.axes = axes;
    this.part = part;
  }

  /** The activation after an intervention. */
  Tensor apply(Intervention intervention, Tensor before) {
    Map<String, double[]> sums = intervention instanceof Intervention.Mean mean ? sums(mean, before) : Map.of();
    float[] after = before.data().clone();
    for (int at = 0; at < after.length; at++) {
      int[] index = index(before.shape(), at);
      if (!isSelected(index)) {
        continue;
      }
      if (intervention instanceof Intervention.Fill fill) {
        after[at] = fill.value();
      } else if (intervention instanceof Intervention.Scale scale) {
        after[at] *= scale.factor();
      } else if (intervention instanceof Intervention.Add add) {
        after[at] += add.factor() * value(add.values(), index, before.shape());
      } else if (intervention instanceof Intervention.Replace replace) {
        after[at] = value(replace.values(), index, before.shape());
      } else if (intervention instanceof Intervention.Mean mean) {
        double[] sum = sums.get(group(mean, index));
        after[at] = (float) (sum[0] / sum[1]);
      }
    }
    return Tensor.of(after, before.shape());
  }

  boolean isSelected(int[] index) {
    for (int axis = 0; axis < index.length; axis++) {
      List<Integer> selected = part.indices().get(axes.get(axis));
      if (selected != null && !selected.contains(index[axis])) {
        return false;
      }
    }
    return true;
  }

  /** The indices of an element. */
  static int[] index(long[] shape, int at) {
    int[] index = new int[shape.length];
    int rest = at;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % (int) shape[axis];
      rest /= (int) shape[axis];
    }
    return index;
  }

  /** The element at indices. */
  static float element(Tensor tensor, int... index) {
    int at = 0;
    for (int axis = 0; axis < index.length; axis++) {
      at = at * (int) tensor.shape()[axis] + index[axis];
    }
    return tensor.data()[at];
  }

  private float value(Tensor values, int[] index, long[] shape) {
    int[] own = new int[values.rank()];
    for (int i = 0; i < own.length; i++) {
      int axis = index.length - own.length + i;
      long length = values.shape()[i];
      if (length > 1) {
        own[i] = length == shape[axis] ? index[axis] : part.indices().get(axes.get(axis)).indexOf(index[axis]);
      }
    }
    return element(values, own);
  }

  /** Sum and number of the selected elements of each group that has one mean. */
  private Map<String, double[]> sums(Intervention.Mean mean, Tensor before) {
    Map<String, double[]> sums = new HashMap<>();
    for (int at = 0; at < before.data().length; at++) {
      int[] index = index(before.shape(), at);
      if (isSelected(index)) {
        double[] sum = sums.computeIfAbsent(group(mean, index), unused -> new double[2]);
        sum[0] += before.data()[at];
        sum[1]++;
      }
    }
    return sums;
  }

  private String group(Intervention.Mean mean, int[] index) {
    StringBuilder group = new StringBuilder();
    for (int axis = 0; axis < index.length; axis++) {
      group.append(mean.over().contains(axes.get(axis)) ? "*" : index[axis]).append(' ');
    }
    return group.toString();
  }
}
