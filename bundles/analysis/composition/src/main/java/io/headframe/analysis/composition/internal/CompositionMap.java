package io.headframe.analysis.composition.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Scores of those that write (rows) with those that read (columns): heads, or layers with the greatest score of their
 * heads.
 *
 * @param name what is scored, a few words
 * @param earlierAxis what the rows are
 * @param laterAxis what the columns are
 * @param earlier labels of the rows
 * @param later labels of the columns
 * @param scores [earlier, later]; NaN where the one does not come before the other
 */
record CompositionMap(String name, String earlierAxis, String laterAxis, List<String> earlier, List<String> later,
    double[][] scores) implements Presentable {

  /** A map of all heads of all layers but the last, and of all but the first. */
  static CompositionMap ofHeads(String name, int layers, int heads, List<HeadPair> pairs) {
    List<String> labels = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      for (int head = 0; head < heads; head++) {
        labels.add(new Head(layer, head).toString());
      }
    }
    return new CompositionMap(name, "earlier head", "later head", labels.subList(0, labels.size() - heads),
        labels.subList(heads, labels.size()), greatest(pairs, (layers - 1) * heads,
            head -> head.layer() * heads + head.head(), heads));
  }

  /** A map of the greatest score between the heads of two layers. */
  static CompositionMap ofLayers(String name, int layers, List<HeadPair> pairs) {
    List<String> labels = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      labels.add(Integer.toString(layer));
    }
    return new CompositionMap(name + ", greatest of two layers", "earlier layer", "later layer",
        labels.subList(0, layers - 1), labels.subList(1, layers), greatest(pairs, layers - 1, Head::layer, 1));
  }

  private static double[][] greatest(
      List<HeadPair> pairs, int size, Function<Head, Integer> place, int columnsBegin) {
    double[][] scores = new double[size][size];
    for (double[] row : scores) {
      Arrays.fill(row, Double.NaN);
    }
    for (HeadPair pair : pairs) {
      double[] row = scores[place.apply(pair.earlier())];
      int column = place.apply(pair.later()) - columnsBegin;
      row[column] = Double.isNaN(row[column]) ? pair.score() : Math.max(row[column], pair.score());
    }
    return scores;
  }

  CompositionMap {
    earlier = List.copyOf(earlier);
    later = List.copyOf(later);
  }

  @Override
  public List<View> views() {
    double high = Arrays.stream(scores).flatMapToDouble(Arrays::stream).filter(score -> !Double.isNaN(score)).max()
        .orElse(0);
    return List.of(new HeatMap(name, earlierAxis, laterAxis, earlier, later, scores, 0, high == 0 ? 1 : high));
  }
}
