package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.HookPoint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Arrays that a pass left behind, in a memory scope of their own. */
final class CapturedActivations implements Activations {

  private final NDManager memory;
  private final HookPattern names;
  private final NDArray logits;
  private final Map<HookPoint, NDArray> arrays;

  CapturedActivations(NDManager memory, HookPattern names, NDArray logits, Map<HookPoint, NDArray> arrays) {
    this.memory = memory;
    this.names = names;
    this.logits = logits;
    this.arrays = new LinkedHashMap<>(arrays);
    arrays.values().forEach(array -> array.attach(memory));
  }

  @Override
  public NDArray logits() {
    if (logits == null) {
      throw new IllegalStateException("the plan left the logits out");
    }
    return logits;
  }

  @Override
  public NDArray get(String name) {
    List<HookPoint> points = names.resolve(name);
    if (points.size() > 1) {
      throw new HeadframeException(TransformerError.SEVERAL_POINTS, name, points.size(), points.get(0));
    }
    NDArray array = arrays.get(points.get(0));
    if (array == null) {
      String captured = arrays.keySet().stream().map(HookPoint::id).collect(Collectors.joining(", "));
      throw new HeadframeException(
          TransformerError.NOT_CAPTURED, name, captured.isEmpty() ? "nothing" : captured);
    }
    return array;
  }

  @Override
  public Set<HookPoint> points() {
    return Collections.unmodifiableSet(arrays.keySet());
  }

  @Override
  public void close() {
    memory.close();
  }
}
