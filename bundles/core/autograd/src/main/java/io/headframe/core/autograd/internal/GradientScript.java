package io.headframe.core.autograd.internal;

import io.headframe.core.torchscript.TorchScript;

/** The script that asks PyTorch's engine for gradients: {@code torch.autograd.grad}, which DJL has no name for. */
public final class GradientScript {

  /** {@code torch.grad} is how a saved module spells {@code torch.autograd.grad}. */
  private static final String BODY = """
      inputs = torch.slice(x, 1)
      ones = annotate(List[Optional[Tensor]], [torch.ones_like(x[0])])
      found = torch.grad([x[0]], inputs, ones, %s, %s, True)
      gradients = annotate(List[Tensor], [])
      for i in range(torch.len(found)):
        gradient = found[i]
        if torch.__is__(gradient, None):
          dense = torch.zeros_like(inputs[i])
        else:
          dense = unchecked_cast(Tensor, gradient)
        _0 = torch.append(gradients, dense)
      return gradients
      """;

  private GradientScript() {}

  /**
   * A function whose first argument is the target and whose others are the inputs; it returns a gradient for each
   * input.
   *
   * @param keepGraph whether the graph of the target can be used again
   * @param createGraph whether the gradients have a graph themselves
   */
  public static TorchScript compile(boolean keepGraph, boolean createGraph) {
    return new TorchScript(BODY.formatted(literal(keepGraph), literal(createGraph)));
  }

  private static String literal(boolean value) {
    return value ? "True" : "False";
  }
}
