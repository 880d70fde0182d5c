package io.headframe.analysis.patching.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import java.util.List;
import java.util.Locale;

/**
 * What the strongest senders do.
 *
 * @param title a few words
 * @param metric the metric's name
 * @param senders the strongest first
 */
public record SenderTable(String title, String metric, List<Sender> senders) implements Presentable {

  /** Copies the list. */
  public SenderTable {
    senders = List.copyOf(senders);
  }

  /**
   * One sender.
   *
   * @param head the head
   * @param percent the change of the metric in per cent of the clean one
   * @param patched the metric with its paths patched
   */
  public record Sender(Head head, double percent, double patched) {}

  @Override
  public List<View> views() {
    if (senders.isEmpty()) {
      return List.of(new Text(title, "No head reaches the threshold."));
    }
    List<List<String>> rows = senders.stream()
        .map(sender -> List.of(sender.head().toString(),
            String.format(Locale.ROOT, "%+.1f", sender.percent()),
            String.format(Locale.ROOT, "%.4g", sender.patched()),
            sender.percent() == 0 ? "neither" : sender.percent() < 0 ? "for the answer" : "against the answer"))
        .toList();
    return List.of(new Table(title, List.of("sender", "change, %", metric, "what it sends is"), rows));
  }
}
