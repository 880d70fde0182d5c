package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a pass left behind; native memory has a scope of its own. */
final class CapturedActivations implements Activations {

  private final NDManager memory;
  private final HookPattern names;
  private final Captured logits;
  private final Map<HookPoint, Captured> captured;

  /** @param logits null where the plan leaves them out */
  CapturedActivations(NDManager memory, HookPattern names, Captured logits, Map<HookPoint, Captured> captured) {
    this.memory = memory;
    this.names = names;
    this.logits = logits;
    this.captured = new LinkedHashMap<>(captured);
    captured.values().forEach(each -> each.attach(memory));
    if (logits != null) {
      logits.attach(memory);
    }
  }

  @Override
  public NDArray logits() {
    return ofLogits().array(memory);
  }

  @Override
  public Tensor logitsTensor() {
    return ofLogits().tensor();
  }

  private Captured ofLogits() {
    if (logits == null) {
      throw new IllegalStateException("the plan left the logits out");
    }
    return logits;
  }

  @Override
  public NDArray get(String name) {
    return of(name).array(memory);
  }

  @Override
  public Tensor tensor(String name) {
    return of(name).tensor();
  }

  private Captured of(String name) {
    List<HookPoint> points = names.resolve(name);
    if (points.size() > 1) {
      throw new HeadframeException(TransformerError.SEVERAL_POINTS, name, points.size(), points.get(0));
    }
    Captured found = captured.get(points.get(0));
    if (found == null) {
      String others = captured.keySet().stream().map(HookPoint::id).collect(Collectors.joining(", "));
      throw new HeadframeException(TransformerError.NOT_CAPTURED, name, others.isEmpty() ? "nothing" : others);
    }
    return found;
  }

  @Override
  public Set<HookPoint> points() {
    return Collections.unmodifiableSet(captured.keySet());
  }

  @Override
  public void close() {
    memory.close();
  }
}
