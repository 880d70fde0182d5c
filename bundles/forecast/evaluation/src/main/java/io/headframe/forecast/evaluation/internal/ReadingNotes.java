package io.headframe.forecast.evaluation.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import java.util.List;

/**
 * How the data were read: separator, frequency, what was filled in.
 *
 * @param sentences one for each
 */
record ReadingNotes(List<String> sentences) implements Presentable {

  @Override
  public List<View> views() {
    return sentences.isEmpty() ? List.of() : List.of(new Text("Data", String.join("\n", sentences)));
  }
}
