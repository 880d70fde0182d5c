package io.headframe.core.training.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.ParameterGroup;
import io.headframe.core.training.Parameters;
import io.headframe.core.training.TrainingSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes the arrays of a run, and says how each is trained. */
public final class OwnedParameters implements Parameters {

  private final NDManager memory;
  private final TrainingSettings settings;
  private final Map<String, TrainedArray> arrays = new LinkedHashMap<>();

  /** @param memory owns the arrays */
  public OwnedParameters(NDManager memory, TrainingSettings settings) {
    this.memory = memory;
    this.settings = settings;
  }

  @Override
  public NDArray create(String name, Initialization start, long... shape) {
    if (arrays.containsKey(name)) {
      throw new IllegalArgumentException("there is an array '" + name + "' already");
    }
    Shape axes = new Shape(shape);
    NDArray values = memory.create(
        start.values(Math.toIntExact(axes.size()), Seeds.random(settings.seed(), 0, name)), axes);
    ParameterGroup group = settings.groups().stream().filter(each -> each.names().matcher(name).matches()).findFirst()
        .orElse(new ParameterGroup(Pattern.compile(".*"), 1, settings.optimizer().weightDecay()));
    boolean frozen = group.rate() == 0;
    values.setRequiresGradient(!frozen);
    arrays.put(name, new TrainedArray(name, values, frozen ? null : memory.zeros(axes),
        frozen ? null : memory.zeros(axes), group.rate(), group.weightDecay()));
    return values;
  }

  @Override
  public NDManager memory() {
    return memory;
  }

  /** All arrays, in the order in which they were made. */
  List<TrainedArray> all() {
    return List.copyOf(arrays.values());
  }

  /** The arrays that are not frozen, those with one rate and decay together. */
  List<List<TrainedArray>> groups() {
    record Kind(double rate, double decay) {}
    Map<Kind, List<TrainedArray>> kinds = new LinkedHashMap<>();
    for (TrainedArray array : arrays.values()) {
      if (!array.isFrozen()) {
        kinds.computeIfAbsent(new Kind(array.rate(), array.decay()), unused -> new ArrayList<>()).add(array);
      }
    }
    return List.copyOf(kinds.values());
  }

  /** The arrays by name. */
  public Map<String, NDArray> values() {
    Map<String, NDArray> values = new LinkedHashMap<>();
    arrays.forEach((name, array) -> values.put(name, array.values()));
    return Collections.unmodifiableMap(values);
  }
}
