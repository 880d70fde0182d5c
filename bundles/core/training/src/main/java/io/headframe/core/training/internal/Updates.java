package io.headframe.core.training.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headframe.core.torchscript.TorchScript;
import io.headframe.core.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;

/** Clips gradients and changes arrays by them. */
public final class Updates implements AutoCloseable {

  /** As {@code torch.nn.utils.clip_grad_norm_} does it. */
  private static final String CLIP = """
      norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(x, 2)), 2)
      scale = torch.clamp(torch.mul(torch.reciprocal(torch.add(norm, 1.0e-6)), %s), None, 1.)
      _0 = torch._foreach_mul_(x, scale)
      return [norm]
      """;

  private static final String MEASURE = """
      return [torch.linalg_vector_norm(torch.stack(torch._foreach_norm(x, 2)), 2)]
      """;

  private final List<AdamWUpdate> updates = new ArrayList<>();
  private final TorchScript clip;

  /** Compiles the scripts for the arrays that are not frozen. */
  public Updates(OwnedParameters parameters, TrainingSettings settings) {
    for (List<TrainedArray> group : parameters.groups()) {
      updates.add(new AdamWUpdate(group, group.get(0).rate(), group.get(0).decay(), settings.optimizer()));
    }
    double most = settings.maximumNorm();
    this.clip = new TorchScript(Double.isInfinite(most) ? MEASURE : CLIP.formatted(most));
  }

  /** The names of the arrays that gradients are needed for. */
  public List<String> names() {
    return updates.stream().flatMap(update -> update.arrays().stream()).map(TrainedArray::name).toList();
  }

  /** The arrays that gradients are needed for, in the order of {@link #names()}. */
  public NDList arrays() {
    return new NDList(
        updates.stream().flatMap(update -> update.arrays().stream()).map(TrainedArray::values).toList());
  }

  /**
   * Shortens gradients, in place, if they are too long.
   *
   * @return their length before
   */
  public double clip(NDList gradients, NDManager scope) {
    try (NDArray norm = clip.call(gradients, scope).get(0)) {
      return norm.getFloat();
    }
  }

  /**
   * Changes the arrays.
   *
   * @param gradients in the order of {@link #names()}
   * @param count of updates, with this one
   */
  public void apply(NDList gradients, double learningRate, long count, NDManager scope) {
    int from = 0;
    for (AdamWUpdate update : updates) {
      int to = from + update.arrays().size();
      update.apply(gradients.subList(from, to), learningRate, count, scope);
      from = to;
    }
  }

  @Override
  public void close() {
    updates.forEach(AdamWUpdate::close);
    clip.close();
  }
}
