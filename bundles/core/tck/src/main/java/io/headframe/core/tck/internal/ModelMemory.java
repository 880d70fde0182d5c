package io.headframe.core.tck.internal;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Counts what models own in native memory. */
public final class ModelMemory {

  private ModelMemory() {}

  /** Arrays and memory scopes of the models, those of scopes within scopes included. */
  public static int count(List<CausalLM> models) {
    return models.stream().mapToInt(ModelMemory::count).sum();
  }

  private static int count(CausalLM model) {
    NDManager memory;
    // A pass has a scope of its own in the memory of the model.
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {{0}}))) {
      memory = seen.logits().getManager().getParentManager();
    }
    return count(memory);
  }

  private static int count(NDManager memory) {
    int count = 0;
    for (Object owned : owned(memory)) {
      if (owned instanceof NDArray) {
        count++;
      } else if (owned instanceof NDManager scope) {
        count += 1 + count(scope);
      }
    }
    return count;
  }

  /** A manager tells of its arrays only, and what was not closed is most often a scope. */
  private static Collection<?> owned(NDManager memory) {
    try {
      Field resources = BaseNDManager.class.getDeclaredField("resources");
      resources.setAccessible(true);
      return List.copyOf(((Map<?, ?>) resources.get(memory)).values());
    } catch (ReflectiveOperationException changed) {
      throw new AssertionError("this version of DJL keeps what a manager owns elsewhere", changed);
    }
  }
}
