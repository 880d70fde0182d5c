package io.headframe.core.training.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headframe.core.torchscript.TorchScript;
import io.headframe.core.training.AdamW;
import java.util.ArrayList;
import java.util.List;

/**
 * The update of some arrays with one decay and one rate, in place, in one call: PyTorch's fused kernel reads each
 * number once, where array operations would go over the memory a dozen times.
 */
final class AdamWUpdate implements AutoCloseable {

  private static final String BODY = """
      parameters = torch.slice(x, 2, %2$d)
      gradients = torch.slice(x, %2$d, %3$d)
      first = torch.slice(x, %3$d, %4$d)
      second = torch.slice(x, %4$d, %5$d)
      none = annotate(List[Tensor], [])
      steps = torch.mul([x[1]], %1$d)
      _0 = torch._fused_adamw_(parameters, gradients, first, second, none, steps, lr=x[0], beta1=%6$s, beta2=%7$s, \
      weight_decay=%8$s, eps=%9$s, amsgrad=False, maximize=False, grad_scale=None, found_inf=None)
      return torch.slice(parameters, 0, 1)
      """;

  private final List<TrainedArray> arrays;
  private final double rate;
  private final TorchScript script;

  /**
   * @param arrays at least one
   * @param rate what the learning rate is multiplied by
   * @param decay weight decay
   */
  AdamWUpdate(List<TrainedArray> arrays, double rate, double decay, AdamW settings) {
    this.arrays = List.copyOf(arrays);
    this.rate = rate;
    int n = arrays.size();
    this.script = new TorchScript(BODY.formatted(n, 2 + n, 2 + 2 * n, 2 + 3 * n, 2 + 4 * n,
        settings.beta1(), settings.beta2(), decay, settings.epsilon()));
  }

  List<TrainedArray> arrays() {
    return arrays;
  }

  /**
   * Changes the arrays and their moments.
   *
   * @param gradients one for each array, in the same order
   * @param learningRate of the schedule
   * @param count of updates, with this one
   * @param scope owns what is made on the way
   */
  void apply(List<NDArray> gradients, double learningRate, long count, NDManager scope) {
    List<NDArray> arguments = new ArrayList<>();
    arguments.add(scope.create(learningRate * rate));
    arguments.add(scope.create((float) count));
    arrays.forEach(array -> arguments.add(array.values()));
    arguments.addAll(gradients);
    arrays.forEach(array -> arguments.add(array.first()));
    arrays.forEach(array -> arguments.add(array.second()));
    NDList result = script.call(arguments, scope);
    result.close();
  }

  @Override
  public void close() {
    script.close();
  }
}
