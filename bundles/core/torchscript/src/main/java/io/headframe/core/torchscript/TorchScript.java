package io.headframe.core.torchscript;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.headframe.core.torchscript.internal.ScriptArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A function of arrays, written in TorchScript as saved modules spell it, which reaches every operator of PyTorch:
 *
 * <pre>
 *   TorchScript qr = new TorchScript("""
 *       q, r, = torch.linalg_qr(x[0])
 *       return [q, r]
 *       """);
 *   NDList factors = qr.call(List.of(matrix), scope);
 * </pre>
 *
 * <p>An instance may be used by several threads at once. It owns the compiled script in native memory, which
 * {@link #close} frees. Arrays must be those of PyTorch, else {@link ClassCastException}.
 */
public final class TorchScript implements AutoCloseable {

  private final PtNDManager memory;
  private final PtSymbolBlock script;

  /**
   * Compiles a function, which takes some 7 ms: make one and keep it.
   *
   * @param body statements, indented by two spaces within blocks; the arguments are the list {@code x} of tensors, and
   *     the function returns a list of tensors
   * @throws ai.djl.engine.EngineException if PyTorch does not understand the body
   */
  public TorchScript(String body) {
    memory = (PtNDManager) NDManager.newBaseManager(Device.cpu(), "PyTorch");
    try {
      script = JniUtils.loadModule(memory, new ByteArrayInputStream(ScriptArchive.of(body)), false, false);
    } catch (IOException | RuntimeException e) {
      memory.close();
      throw e instanceof RuntimeException failure ? failure : new UncheckedIOException((IOException) e);
    }
  }

  /**
   * Computes something of which PyTorch keeps graphs, so that it can be differentiated. Whether it does is a setting
   * of each thread, and DJL switches it off in the thread that starts the engine. The setting is put back at the end.
   *
   * @param computation runs once, on the calling thread
   * @return what the computation returns
   */
  public static <T> T withGraphs(Supplier<T> computation) {
    return withGradMode(true, computation);
  }

  /**
   * Computes something of which PyTorch keeps no graph, for example a change in place of an array that others are
   * differentiated with regard to. The setting is put back at the end.
   *
   * @param computation runs once, on the calling thread
   * @return what the computation returns
   */
  public static <T> T withoutGraphs(Supplier<T> computation) {
    return withGradMode(false, computation);
  }

  private static <T> T withGradMode(boolean keepsGraphs, Supplier<T> computation) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(keepsGraphs);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * Calls the function.
   *
   * @param arguments at least one; they stay as they are, if the function leaves them so
   * @param scope owns the result, and nothing else afterwards
   * @return what the function returns
   * @throws ai.djl.engine.EngineException if an operator fails, with PyTorch's words
   * @throws IllegalStateException if an array, the scope or this instance is closed
   */
  public NDList call(List<NDArray> arguments, NDManager scope) {
    try (NDList handles = handles(arguments, (PtNDManager) scope)) {
      return IValueUtils.forward(script, handles, true);
    }
  }

  /**
   * Handles of our own on the same tensors. DJL finds out by the names of arrays which of them make a list, and those
   * of the caller keep their names; the result goes to the owner of the first.
   */
  private static NDList handles(List<NDArray> arguments, PtNDManager scope) {
    try (IValue list = IValue.listFrom(arguments.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new))) {
      NDList handles = new NDList(list.toTensorArray(scope));
      handles.forEach(handle -> handle.setName("x[]"));
      return handles;
    }
  }

  /** Frees the script. A second call does nothing. */
  @Override
  public void close() {
    memory.close();
  }
}
