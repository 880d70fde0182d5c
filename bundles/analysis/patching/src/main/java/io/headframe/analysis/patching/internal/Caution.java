package io.headframe.analysis.patching.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import io.headframe.prompts.api.LogitMetric;
import java.util.List;
import java.util.Locale;

/**
 * What to know before numbers are read.
 *
 * @param text a sentence or two
 */
public record Caution(String text) implements Presentable {

  /**
   * One if the clean run does not answer better than the corrupt one, so that there is no answer to bring back.
   *
   * @param clean mean metric of the clean runs
   * @param corrupt mean metric of the corrupt runs
   */
  static List<Caution> of(LogitMetric metric, double clean, double corrupt) {
    boolean better = metric == LogitMetric.RANK ? clean < corrupt : clean > corrupt;
    return better ? List.of() : List.of(new Caution(String.format(Locale.ROOT,
        "The %s is %.4g in the clean runs and %.4g in the corrupt runs: this model does not answer the clean prompts"
            + " better. The numbers below then tell nothing of how it finds the answer; use prompts that it answers.",
        metric.title(), clean, corrupt)));
  }

  @Override
  public List<View> views() {
    return List.of(new Text("caution", text));
  }
}
