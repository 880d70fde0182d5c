package io.headframe.analysis.attribution.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What the parts of each block add, and the sum so far, which begins with the constant of the end of the decoder.
 *
 * @param target what is attributed
 * @param embedding of the token embedding
 * @param positions of learned position embeddings; 0 where there are none
 * @param heads [layer], of all heads together
 * @param attentionBias [layer], of the bias of attention's output
 * @param feedForward [layer]
 * @param constant of the biases after the last block
 */
record LayerContributions(String target, double embedding, double positions, double[] heads, double[] attentionBias,
    double[] feedForward, double constant) implements Presentable {

  private static final String NOTHING = "0.0000";

  @Override
  public List<View> views() {
    List<String> columns = new ArrayList<>(List.of("layer", "heads"));
    List<double[]> parts = new ArrayList<>(List.of(heads));
    if (isShown(attentionBias)) {
      columns.add("attention bias");
      parts.add(attentionBias);
    }
    if (isShown(feedForward)) {
      columns.add("feed-forward");
      parts.add(feedForward);
    }
    columns.addAll(List.of("together", "sum so far"));
    List<List<String>> rows = new ArrayList<>();
    double sum = constant;
    rows.add(row("final biases", List.of(), constant, sum, columns.size()));
    sum += embedding;
    rows.add(row("embedding", List.of(), embedding, sum, columns.size()));
    if (positions != 0) {
      sum += positions;
      rows.add(row("positions", List.of(), positions, sum, columns.size()));
    }
    for (int layer = 0; layer < heads.length; layer++) {
      int of = layer;
      double added = heads[layer] + attentionBias[layer] + feedForward[layer];
      sum += added;
      rows.add(row(Integer.toString(layer), parts.stream().map(part -> number(part[of])).toList(), added, sum,
          columns.size()));
    }
    return List.of(new Table("Direct contributions to the " + target + ", in logits", columns, rows));
  }

  /** Models without a part have zeros there, but for rounding. */
  private static boolean isShown(double[] part) {
    return DoubleStream.of(part).anyMatch(value -> !number(value).equals(NOTHING));
  }

  private static List<String> row(String name, List<String> parts, double added, double sum, int columns) {
    List<String> row = new ArrayList<>(List.of(name));
    row.addAll(parts);
    while (row.size() < columns - 2) {
      row.add("");
    }
    row.addAll(List.of(number(added), number(sum)));
    return row;
  }

  private static String number(double value) {
    return Math.abs(value) < 5e-5 ? NOTHING : String.format(Locale.ROOT, "%+.4f", value);
  }
}
