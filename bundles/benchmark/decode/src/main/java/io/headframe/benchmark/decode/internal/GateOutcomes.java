package io.headframe.benchmark.decode.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.List;

/**
 * Whether all computed the same.
 *
 * @param outcomes of each engine
 */
record GateOutcomes(List<Gate.Outcome> outcomes) implements Presentable {

  @Override
  public List<View> views() {
    List<String> columns = List.of("model", "engine", "threads", "outcome");
    return outcomes.isEmpty() ? List.of() : List.of(new Table("Same tokens?", columns,
        outcomes.stream().map(each -> List.of(each.model(), each.engine(), Integer.toString(each.threads()),
            each.outcome())).toList()));
  }
}
