package io.headframe.analysis.successor.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Succession by class, and on classes that were left out when the head was chosen.
 *
 * @param classes names of the classes that the tokenizer has
 * @param heads the heads with the highest scores
 * @param scores [head, class]
 * @param heldOut each class left out once; empty if there is one class alone
 */
record ByClass(List<String> classes, List<Head> heads, double[][] scores, List<Succession.HeldOut> heldOut)
    implements Presentable {

  @Override
  public List<View> views() {
    List<View> views = new ArrayList<>();
    views.add(new HeatMap("Succession by class", "head", "class", heads.stream().map(Head::toString).toList(), classes,
        scores, 0, 1));
    if (!heldOut.isEmpty()) {
      views.add(new Table("Classes left out when the head is chosen",
          List.of("left out", "members", "best head on the others", "its score there", "its score here", "chance"),
          heldOut.stream().map(each -> List.of(each.name(), Integer.toString(each.members()), each.best().toString(),
              number(each.onOthers()), number(each.here()), number(each.chance()))).toList()));
    }
    return views;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
