package io.headframe.intervene.mask.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What becomes of the answers as heads are masked, one after the other.
 *
 * @param heads in the order in which they are masked
 * @param masked [k], the first k of the heads masked; k from 0 to all of them
 * @param random [k], as many heads masked that are drawn from the others; shorter where there are too few of them
 */
record Removal(List<Head> heads, List<Quality> masked, List<Control> random) implements Presentable {

  /**
   * Means over draws of random heads with their 95 % intervals.
   *
   * @param recall share of prompts whose answer is the likeliest next token
   * @param loss mean of −log p(answer), nats
   */
  record Control(Measurement recall, Measurement loss) {}

  @Override
  public List<View> views() {
    return List.of(
        curve("Recall without heads", "share of right answers", Quality::recall, Control::recall),
        curve("Loss without heads", "loss of the answer, nats", Quality::loss, Control::loss), table());
  }

  private Curve curve(
      String title, String axis, ToDoubleFunction<Quality> number, Function<Control, Measurement> control) {
    List<Curve.Series> series = new ArrayList<>();
    series.add(series("these heads", masked.stream().mapToDouble(number).toArray()));
    if (random.size() > 1) {
      List<Measurement> measured = random.stream().map(control).toList();
      series.add(series("random heads, mean", measured.stream().mapToDouble(Measurement::value).toArray()));
      series.add(series("95 % interval, low", measured.stream().mapToDouble(Measurement::low).toArray()));
      series.add(series("95 % interval, high", measured.stream().mapToDouble(Measurement::high).toArray()));
    }
    return new Curve(title, "heads masked", axis, false, series);
  }

  private static Curve.Series series(String name, double[] values) {
    return new Curve.Series(name, IntStream.range(0, values.length).asDoubleStream().toArray(), values);
  }

  private Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < masked.size(); k++) {
      boolean drawn = k < random.size();
      rows.add(List.of(Integer.toString(k), k == 0 ? "" : heads.get(k - 1).toString(),
          String.format(Locale.ROOT, "%.4f", masked.get(k).recall()),
          String.format(Locale.ROOT, "%.4f", masked.get(k).loss()),
          drawn ? shown(random.get(k).recall()) : "-", drawn ? shown(random.get(k).loss()) : "-"));
    }
    return new Table("Heads masked one after the other",
        List.of("masked", "and now", "recall", "loss, nats", "recall, random heads", "loss, random heads"), rows);
  }

  private static String shown(Measurement measured) {
    return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", measured.value(), measured.low(), measured.high());
  }
}
