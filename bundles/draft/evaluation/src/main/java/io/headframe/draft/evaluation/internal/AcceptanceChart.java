package io.headframe.draft.evaluation.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import io.headframe.draft.speculative.DraftStatistics;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares of passes over positions.
 *
 * @param series one for each draft: at position d the share of the passes that drafted so deep and accepted d or more
 */
record AcceptanceChart(List<Curve.Series> series) implements Presentable {

  static AcceptanceChart of(List<DraftSeries> drafts) {
    List<Curve.Series> series = new ArrayList<>();
    for (DraftSeries draft : drafts) {
      DraftStatistics found = draft.statistics();
      double[] positions = new double[found.drafted().length];
      double[] shares = new double[positions.length];
      for (int i = 0; i < positions.length; i++) {
        positions[i] = i + 1;
        shares[i] = found.acceptedAt(i + 1);
      }
      series.add(new Curve.Series(draft.name(), positions, shares));
    }
    return new AcceptanceChart(series);
  }

  @Override
  public List<View> views() {
    return List.of(new Curve("Acceptance by position", "position in the draft", "share accepted", false, series));
  }
}
