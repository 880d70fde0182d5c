package io.headframe.core.autograd.internal;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why there are no gradients. */
public final class AutogradError {

  static final ErrorKind NO_GRAPH = ErrorKind.fault(
      "HF-AUTOGRAD-001",
      "Gradients of an array of shape %s were asked, and it has no graph; compute it inside Autograd.record, from"
          + " arrays with setRequiresGradient(true).");

  static final ErrorKind INPUT_OUTSIDE = ErrorKind.fault(
      "HF-AUTOGRAD-002",
      "Gradients with regard to input %s of %s, of shape %s, were asked, and it is in no graph; call"
          + " setRequiresGradient(true) on it, or on what it is computed from, before the computation is recorded.");

  static final ErrorKind RELEASED = ErrorKind.fault(
      "HF-AUTOGRAD-003",
      "Gradients of an array of shape %s were asked, and an earlier call has released its graph; ask with Graph.KEEP in"
          + " every call but the last, or compute the array again.");

  static final ErrorKind CHANGED = ErrorKind.fault(
      "HF-AUTOGRAD-004",
      "Gradients of an array of shape %s were asked, and an array that it was computed from has been changed in place"
          + " since; use add, mul and the like where the computation uses addi, muli, set and the like.");

  static final ErrorKind FAILED = ErrorKind.fault(
      "HF-AUTOGRAD-005",
      "Gradients of an array of shape %s with regard to %s inputs were asked, and PyTorch cannot compute them; it says:"
          + " %s");

  /** PyTorch has one type for all of its errors: its words tell them apart, and the tests hold them fast. */
  private static final Pattern OUTSIDE = Pattern.compile("element (\\d+) of the input tensors does not require grad");

  private AutogradError() {}

  /**
   * Says in our words what PyTorch said.
   *
   * @param failure what the call of {@code torch.autograd.grad} threw
   * @param target its target
   * @param inputs its inputs
   */
  public static HeadframeException of(EngineException failure, NDArray target, NDList inputs) {
    String message = String.valueOf(failure.getMessage()).strip();
    Matcher outside = OUTSIDE.matcher(message);
    if (outside.find()) {
      int index = Integer.parseInt(outside.group(1));
      return new HeadframeException(
          failure, INPUT_OUTSIDE, index, inputs.size(), inputs.get(index).getShape());
    }
    if (message.contains("of tensors does not require grad")) {
      return new HeadframeException(failure, NO_GRAPH, target.getShape());
    }
    if (message.contains("backward through the graph a second time")) {
      return new HeadframeException(failure, RELEASED, target.getShape());
    }
    if (message.contains("modified by an inplace operation")) {
      return new HeadframeException(failure, CHANGED, target.getShape());
    }
    String reason = message.substring(message.lastIndexOf('\n') + 1);
    return new HeadframeException(failure, FAILED, target.getShape(), inputs.size(), reason);
  }
}
