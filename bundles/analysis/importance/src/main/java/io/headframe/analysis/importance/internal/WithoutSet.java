package io.headframe.analysis.importance.internal;

import io.headframe.analysis.importance.internal.MaskedLoss.Quality;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The model as it is and without a set of heads that a user named.
 *
 * @param lines what was measured
 */
record WithoutSet(List<Line> lines) implements Presentable {

  /**
   * A line.
   *
   * @param name which heads are away
   * @param removed how many they are
   * @param loss nats/token
   * @param perplexity e to the loss
   * @param accuracy share of tokens that were predicted as the likeliest
   */
  record Line(String name, int removed, double loss, double perplexity, double accuracy) {

    static Line of(String name, int removed, Quality quality) {
      return new Line(name, removed, quality.loss(), Math.exp(quality.loss()), quality.accuracy());
    }
  }

  @Override
  public List<View> views() {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(List.of(line.name(), Integer.toString(line.removed()),
          String.format(Locale.ROOT, "%.5f", line.loss()), String.format(Locale.ROOT, "%.5g", line.perplexity()),
          String.format(Locale.ROOT, "%.4f", line.accuracy())));
    }
    return List.of(new Table("Without the heads of --heads",
        List.of("without", "heads", "loss, nats/token", "perplexity", "accuracy"), rows));
  }
}
