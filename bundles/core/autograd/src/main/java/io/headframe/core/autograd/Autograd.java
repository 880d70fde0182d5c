package io.headframe.core.autograd;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headframe.core.autograd.internal.AutogradError;
import io.headframe.core.autograd.internal.GradientScript;
import io.headframe.core.torchscript.TorchScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Differentiates what was computed with arrays, with regard to any arrays of the computation: the leaves that it began
 * with and the results in between. Gradients are returned and never accumulated in the arrays, so that calls do not
 * disturb each other. It is reverse-mode differentiation by PyTorch's engine; with {@link Graph#CREATE} the gradients
 * can be differentiated in turn, to any order.
 *
 * <pre>
 *   x.setRequiresGradient(true);
 *   NDArray y = autograd.record(() -&gt; x.mul(x).sum());
 *   NDArray dy = autograd.gradients(y, new NDList(x), Graph.RELEASE, scope).get(0);
 * </pre>
 *
 * <p>An instance may be used by several threads at once, each with graphs of its own; a graph may move from thread to
 * thread. It owns compiled scripts in native memory, which {@link #close} frees. Arrays must be those of PyTorch, else
 * {@link ClassCastException}.
 */
public final class Autograd implements AutoCloseable {

  /** What becomes of the graph that a call goes through. */
  public enum Graph {
    /** It is freed: another call that goes through it fails, unless none of its steps kept a value. */
    RELEASE,
    /** It stays, and the gradients are constants. */
    KEEP,
    /** It stays, and the gradients have graphs themselves: differentiate them, or a function of them. */
    CREATE
  }

  private final Map<Graph, TorchScript> scripts = new EnumMap<>(Graph.class);

  /** Compiles the scripts, which takes some 20 ms: make one and keep it. */
  public Autograd() {
    for (Graph graph : Graph.values()) {
      scripts.put(graph, GradientScript.compile(graph != Graph.RELEASE, graph == Graph.CREATE));
    }
  }

  /**
   * Computes something that is to be differentiated. Outside of it operations may leave no graph behind: whether
   * PyTorch keeps graphs is a setting of each thread, and DJL switches it off in the thread that starts the engine. The
   * setting is put back at the end. Calls may be nested.
   *
   * @param computation runs once, on the calling thread; it begins with arrays on which
   *     {@link NDArray#setRequiresGradient setRequiresGradient(true)} was called, or with gradients from a call with
   *     {@link Graph#CREATE}
   * @return what the computation returns
   */
  public <T> T record(Supplier<T> computation) {
    return TorchScript.withGraphs(computation);
  }

  /**
   * The gradients of the sum of all elements of the target: gradient i is &part;(&Sigma;<sub>j</sub>
   * target<sub>j</sub>) / &part; input i. For a weighted sum multiply the target with the weights before. It does not
   * matter whether the calling thread {@linkplain #record records}.
   *
   * @param target any shape, a scalar as a rule; it needs a graph
   * @param inputs the very arrays that the computation used. An array that takes part in graphs but that the target
   *     does not depend on gets zeros; a view or a copy that was made beside the computation is such an array, even if
   *     its original was used
   * @param graph what becomes of the graph of the target
   * @param scope owns the result, and nothing else afterwards
   * @return for each input, in the same order, an array of its shape and type; empty if there are no inputs
   * @throws io.headframe.core.error.HeadframeException if the target or an input has no graph, the graph has been
   *     released, an array in it has been changed in place, or an operation of it has no derivative. The arrays stay
   *     as they were
   * @throws IllegalStateException if an array, the scope or this instance is closed
   */
  public NDList gradients(NDArray target, NDList inputs, Graph graph, NDManager scope) {
    if (inputs.isEmpty()) {
      return new NDList();
    }
    List<NDArray> arguments = new ArrayList<>(inputs);
    arguments.add(0, target);
    try {
      return scripts.get(graph).call(arguments, scope);
    } catch (EngineException e) {
      throw AutogradError.of(e, target, inputs);
    }
  }

  /** Frees the scripts. Arrays and graphs stay as they are. A second call does nothing. */
  @Override
  public void close() {
    scripts.values().forEach(TorchScript::close);
  }
}
