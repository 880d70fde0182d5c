package io.headframe.core.autograd.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headframe.core.autograd.Autograd;
import io.headframe.core.autograd.Autograd.Graph;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What PyTorch says about each mistake, in our words; a new PyTorch that says it otherwise fails here. */
class AutogradErrorTest {

  private final NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final Autograd autograd = new Autograd();

  @AfterEach
  void close() {
    autograd.close();
    scope.close();
  }

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(5, ErrorCatalogue.check(AutogradError.class));
  }

  @Test
  void target_withoutAGraph_isRefused() {
    NDArray x = variable(1, 2);
    NDArray constant = scope.create(new double[] {1, 2, 3});
    assertEquals(
        "Gradients of an array of shape (3) were asked, and it has no graph; compute it inside Autograd.record, from"
            + " arrays with setRequiresGradient(true).",
        refusal("HF-AUTOGRAD-001", constant, x));
  }

  @Test
  void input_outsideOfEveryGraph_isNamed() {
    NDArray x = variable(1, 2);
    NDArray constant = scope.create(new double[] {4, 5, 6});
    NDArray y = autograd.record(() -> x.mul(x).sum());
    assertEquals(
        "Gradients with regard to input 1 of 2, of shape (3), were asked, and it is in no graph; call"
            + " setRequiresGradient(true) on it, or on what it is computed from, before the computation is recorded.",
        refusal("HF-AUTOGRAD-002", y, x, constant));
  }

  @Test
  void graph_released_isRefused() {
    NDArray x = variable(1, 2);
    NDArray y = autograd.record(() -> x.mul(x));
    autograd.gradients(y, new NDList(x), Graph.RELEASE, scope);
    refusal("HF-AUTOGRAD-003", y, x);
  }

  @Test
  void array_changedInPlace_isRefused() {
    NDArray x = variable(1, 2);
    NDArray[] between = new NDArray[1];
    NDArray y = autograd.record(() -> {
      between[0] = x.mul(2);
      return between[0].mul(between[0]);
    });
    between[0].addi(1);
    refusal("HF-AUTOGRAD-004", y, x);
  }

  @Test
  void anythingElse_keepsWhatPyTorchSays() {
    NDArray x = variable(1, 2);
    EngineException other = new EngineException("Traceback:\n  somewhere\nRuntimeError: out of luck\n\n");
    HeadframeException explained = AutogradError.of(other, x, new NDList(x));
    assertEquals(
        "Gradients of an array of shape (2) with regard to 1 inputs were asked, and PyTorch cannot compute them; it"
            + " says: RuntimeError: out of luck",
        explained.getMessage());
    assertEquals(other, explained.getCause());
  }

  private String refusal(String id, NDArray target, NDArray... inputs) {
    HeadframeException refused = assertThrows(
        HeadframeException.class, () -> autograd.gradients(target, new NDList(inputs), Graph.KEEP, scope));
    assertEquals(id, refused.id());
    return refused.getMessage();
  }

  private NDArray variable(double... values) {
    NDArray array = scope.create(values);
    array.setRequiresGradient(true);
    return array;
  }
}
