package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headframe.core.autograd.Autograd;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A pass whose graph PyTorch keeps for as long as its results are open. */
final class GraphPass implements DifferentiablePass {

  /** How the autograd bundle says that a target has no graph. */
  private static final String NO_GRAPH = "HF-AUTOGRAD-001";

  private final NDManager memory;
  private final HookPattern names;
  private final Autograd autograd;
  private final Map<HookPoint, NDArray> followed;
  private final CapturedActivations activations;

  /** @param memory owns all that the pass leaves; closed with it, also if it fails here */
  GraphPass(PassRunner runner, Preparation prepared, NDManager memory, Autograd autograd) {
    this.memory = memory;
    this.names = runner.names();
    this.autograd = autograd;
    NDManager results = memory.newSubManager();
    try (NDManager scope = memory.newSubManager()) {
      PassContext context = new PassContext(scope, results, prepared.plan().place(0), prepared.hooks());
      NDArray logits = autograd.record(() -> runner.run(prepared, context));
      boolean keeps = logits != null && prepared.plan().logits() != ForwardPlan.Logits.NONE;
      this.activations =
          new CapturedActivations(results, names, keeps ? Captured.of(logits) : null, context.captured());
      this.followed = context.followed();
    } catch (RuntimeException | Error failure) {
      memory.close();
      throw failure;
    }
  }

  @Override
  public Activations activations() {
    return activations;
  }

  @Override
  public Activations gradients(Function<Activations, NDArray> target, Graph graph) {
    List<HookPoint> points = List.copyOf(followed.keySet());
    NDList arrays = new NDList(List.copyOf(followed.values()));
    NDList gradients = gradientsOrZeros(target, arrays, graph);
    Map<HookPoint, Captured> named = new LinkedHashMap<>();
    for (int i = 0; i < points.size(); i++) {
      named.put(points.get(i), Captured.of(gradients.get(i)));
    }
    return new CapturedActivations(memory.newSubManager(), names, null, named);
  }

  /** A target that depends on nothing followed may have no graph at all, and DJL does not tell whether it has. */
  private NDList gradientsOrZeros(Function<Activations, NDArray> target, NDList arrays, Graph graph) {
    try {
      return gradients(target, arrays, graph);
    } catch (HeadframeException failure) {
      if (!failure.id().equals(NO_GRAPH)) {
        throw failure;
      }
      return new NDList(arrays.stream().map(array -> memory.zeros(array.getShape())).toList());
    }
  }

  @Override
  public NDList gradients(Function<Activations, NDArray> target, NDList with, Graph graph) {
    return autograd.gradients(autograd.record(() -> target.apply(activations)), with, use(graph), memory);
  }

  private static Autograd.Graph use(Graph graph) {
    return switch (graph) {
      case RELEASE -> Autograd.Graph.RELEASE;
      case KEEP -> Autograd.Graph.KEEP;
      case CREATE -> Autograd.Graph.CREATE;
    };
  }

  @Override
  public void close() {
    memory.close();
  }
}
