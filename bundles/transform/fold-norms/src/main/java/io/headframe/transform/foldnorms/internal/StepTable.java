package io.headframe.transform.foldnorms.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import io.headframe.core.model.transform.TransformStep;
import java.util.List;

/**
 * The steps for one model, and which were taken.
 *
 * @param steps all steps
 * @param taken ids of those that were taken
 */
record StepTable(List<TransformStep> steps, List<String> taken) implements Presentable {

  StepTable {
    steps = List.copyOf(steps);
    taken = List.copyOf(taken);
  }

  @Override
  public List<View> views() {
    return List.of(new Table("steps", List.of("step", "taken", "exact", "why"), steps.stream()
        .map(step -> List.of(step.id(), taken.contains(step.id()) ? "yes" : "no", step.exact() ? "yes" : "no",
            step.reason()))
        .toList()));
  }
}
