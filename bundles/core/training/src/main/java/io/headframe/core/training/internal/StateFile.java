package io.headframe.core.training.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.safetensors.Safetensors;
import io.headframe.core.safetensors.StoredTensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of a run in a file: the arrays under their names, the moments of the optimiser, the numbers of all steps,
 * the seed. What else a step depends on follows from its number.
 */
public final class StateFile {

  private static final String FIRST = "optimizer.first/";
  private static final String SECOND = "optimizer.second/";
  private static final String HISTORY = "history/";
  private static final String SEED = "seed";
  private static final String STEP = "step";

  private StateFile() {}

  /** Writes it, whole or not at all. */
  public static void write(Path file, OwnedParameters parameters, Recorder recorder, long seed, long step) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (TrainedArray array : parameters.all()) {
      tensors.put(array.name(), stored(array.values()));
      if (!array.isFrozen()) {
        tensors.put(FIRST + array.name(), stored(array.first()));
        tensors.put(SECOND + array.name(), stored(array.second()));
      }
    }
    recorder.columns().forEach((name, values) -> tensors.put(HISTORY + name, StoredTensor.doubles(values)));
    new Safetensors(tensors, Map.of(SEED, Long.toString(seed), STEP, Long.toString(step))).write(file);
  }

  private static StoredTensor stored(NDArray array) {
    return StoredTensor.floats(array::toFloatArray, array.getShape().getShape());
  }

  /**
   * Reads it into the arrays; they stay as they are if it does not fit.
   *
   * @return the steps that were done
   */
  public static long read(Path file, OwnedParameters parameters, Recorder recorder, long seed) {
    Safetensors state = Safetensors.read(file);
    String savedSeed = state.metadata().getOrDefault(SEED, "");
    if (!savedSeed.isEmpty() && !savedSeed.equals(Long.toString(seed))) {
      throw new HeadframeException(TrainingError.OTHER_SEED, file, savedSeed, seed);
    }
    Map<String, NDArray> expected = new LinkedHashMap<>();
    for (TrainedArray array : parameters.all()) {
      expected.put(array.name(), array.values());
      if (!array.isFrozen()) {
        expected.put(FIRST + array.name(), array.first());
        expected.put(SECOND + array.name(), array.second());
      }
    }
    check(file, state, expected);
    expected.forEach((name, array) -> {
      try (NDArray saved = array.getManager().create(state.tensors().get(name).toFloats(), array.getShape())) {
        InPlace.set(array, saved);
      }
    });
    long step = Long.parseLong(state.metadata().get(STEP));
    Map<String, double[]> columns = new LinkedHashMap<>();
    state.tensors().forEach((name, tensor) -> {
      if (name.startsWith(HISTORY)) {
        columns.put(name.substring(HISTORY.length()), tensor.toDoubles());
      }
    });
    recorder.restore(columns, Math.toIntExact(step));
    return step;
  }

  private static void check(Path file, Safetensors state, Map<String, NDArray> expected) {
    Set<String> found = new TreeSet<>(state.tensors().keySet());
    found.removeIf(name -> name.startsWith(HISTORY));
    if (!found.equals(expected.keySet()) || !state.metadata().containsKey(STEP)) {
      Set<String> missing = new TreeSet<>(expected.keySet());
      missing.removeAll(found);
      found.removeAll(expected.keySet());
      throw new HeadframeException(TrainingError.OTHER_ARRAYS, file,
          "it lacks " + some(missing) + " and has " + some(found) + " besides");
    }
    expected.forEach((name, array) -> {
      long[] shape = state.tensors().get(name).shape();
      if (!Arrays.equals(shape, array.getShape().getShape())) {
        throw new HeadframeException(TrainingError.OTHER_ARRAYS, file, "'" + name + "' has the shape "
            + Arrays.toString(shape) + " there and " + array.getShape() + " here");
      }
    });
  }

  private static String some(Set<String> names) {
    return names.isEmpty() ? "nothing" : names.iterator().next() + (names.size() > 1 ? " and others" : "");
  }
}
