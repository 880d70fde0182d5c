package io.headframe.draft.evaluation.internal;

import io.headframe.core.method.Measurement;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import io.headframe.draft.speculative.DraftStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Drafts beside each other. The tokens of a pass stand beside those that would follow from one chance of acceptance for
 * all depths.
 *
 * @param rows one for each, the first without a draft
 */
record DraftTable(List<List<String>> rows) implements Presentable {

  private static final List<String> COLUMNS = List.of("draft", "tokens a pass", "by formula", "accepted", "tokens/s",
      "speed-up", "drafting", "verifying", "other", "texts that differ");

  static DraftTable of(GreedySeries greedy, List<DraftSeries> drafts) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("none", "1.00", "1.00", "", number("%.0f", greedy.tokensPerSecond()), "1.00", "", "", "", ""));
    for (DraftSeries draft : drafts) {
      DraftStatistics found = draft.statistics();
      double time = found.draftSeconds() + found.verifySeconds() + found.otherSeconds();
      rows.add(List.of(draft.name(), number("%.2f", found.tokensPerStep()),
          number("%.2f", found.expectedTokens()), percent(found.shareAccepted()),
          number("%.0f", (found.tokens() + draft.seconds().size()) / draft.total()), speedUp(greedy, draft),
          percent(found.draftSeconds() / time), percent(found.verifySeconds() / time),
          percent(found.otherSeconds() / time), Integer.toString(draft.differing().size())));
    }
    return new DraftTable(rows);
  }

  /** Of all prompts together; the interval is that of the mean over prompts. */
  private static String speedUp(GreedySeries greedy, DraftSeries draft) {
    double[] each = new double[draft.seconds().size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = greedy.seconds().get(i) / draft.seconds().get(i);
    }
    String all = number("%.2f", greedy.total() / draft.total());
    if (each.length < 2) {
      return all;
    }
    Measurement mean = Measurement.mean(each);
    return all + String.format(Locale.ROOT, " (%.2f to %.2f)", mean.low(), mean.high());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  @Override
  public List<View> views() {
    return List.of(new Table("Drafts and decoding without one", COLUMNS, rows));
  }
}
