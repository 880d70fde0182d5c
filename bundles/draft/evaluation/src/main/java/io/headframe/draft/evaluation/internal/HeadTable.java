package io.headframe.draft.evaluation.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How good each head is.
 *
 * @param accuracies by head, from the first on
 */
record HeadTable(List<Double> accuracies) implements Presentable {

  @Override
  public List<View> views() {
    List<List<String>> rows = new ArrayList<>();
    for (int head = 0; head < accuracies.size(); head++) {
      rows.add(List.of("head " + (head + 1), (head + 2) + " tokens ahead",
          String.format(Locale.ROOT, "%.3f", accuracies.get(head))));
    }
    return List.of(new Table("Accuracy of the heads after true tokens", List.of("", "expects", "accuracy"), rows));
  }
}
