package io.headframe.analysis.importance.internal;

import io.headframe.analysis.importance.internal.MaskedLoss.Quality;
import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What becomes of a model as more and more of its heads are taken away, in several orders.
 *
 * @param heads how many heads the model has
 * @param removed [step], how many heads are away, ascending from 0
 * @param orders what was taken away in which order
 */
record Pruning(int heads, int[] removed, List<Order> orders) implements Presentable {

  /**
   * One order.
   *
   * @param name a few words
   * @param quality at each step
   */
  record Order(String name, List<Quality> quality) {}

  @Override
  public List<View> views() {
    return List.of(
        curve("Loss without heads", "loss, nats/token", Quality::loss),
        curve("Accuracy without heads", "share of tokens predicted as the likeliest", Quality::accuracy),
        perplexities());
  }

  private Curve curve(String title, String axis, ToDoubleFunction<Quality> number) {
    double[] x = new double[removed.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = 100.0 * removed[i] / heads;
    }
    return new Curve(title, "heads removed, %", axis, false, orders.stream()
        .map(order -> new Curve.Series(order.name(), x, order.quality().stream().mapToDouble(number).toArray()))
        .toList());
  }

  private Table perplexities() {
    List<String> columns = new ArrayList<>(List.of("heads removed"));
    orders.forEach(order -> columns.add(order.name()));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < removed.length; i++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(removed[i])));
      for (Order order : orders) {
        row.add(String.format(Locale.ROOT, "%.5g", Math.exp(order.quality().get(i).loss())));
      }
      rows.add(row);
    }
    return new Table("Perplexity without heads", columns, rows);
  }
}
