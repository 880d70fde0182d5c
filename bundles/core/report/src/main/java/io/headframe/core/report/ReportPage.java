package io.headframe.core.report;

import io.headframe.core.method.view.View;
import java.util.List;

/**
 * What a report shows, from top to bottom.
 *
 * @param title a few words
 * @param subtitle one sentence, or empty
 * @param facts how the views came about
 * @param views the most important first
 */
public record ReportPage(String title, String subtitle, List<Fact> facts, List<View> views) {

  /** Copies the lists. */
  public ReportPage {
    facts = List.copyOf(facts);
    views = List.copyOf(views);
  }

  /**
   * A line of the list of facts.
   *
   * @param label a word or two
   * @param value any text
   */
  public record Fact(String label, String value) {}
}
