package io.headframe.analysis.api;

import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A number for each attention head of a model.
 *
 * @param name what is scored, a few words
 * @param scores [layer, head]
 * @param low the least score there can be, for the colour scale
 * @param high the greatest score there can be, for the colour scale
 */
public record HeadScores(String name, double[][] scores, double low, double high) implements Presentable {

  /** Copies the scores and checks that layers have equally many heads. */
  public HeadScores {
    double[][] copy = new double[scores.length][];
    for (int layer = 0; layer < copy.length; layer++) {
      copy[layer] = scores[layer].clone();
      if (copy[layer].length != copy[0].length) {
        throw new IllegalArgumentException("layer " + layer + " has " + copy[layer].length + " heads, layer 0 has "
            + copy[0].length);
      }
    }
    scores = copy;
  }

  /** The score of a head. */
  public double of(Head head) {
    return scores[head.layer()][head.head()];
  }

  /** All heads, the highest score first; equal scores in the order of layers and heads. */
  public List<Head> ranked() {
    List<Head> heads = new ArrayList<>();
    for (int layer = 0; layer < scores.length; layer++) {
      for (int head = 0; head < scores[layer].length; head++) {
        heads.add(new Head(layer, head));
      }
    }
    heads.sort(Comparator.comparingDouble(this::of).reversed().thenComparing(Comparator.naturalOrder()));
    return heads;
  }

  /** The heads that score at least a threshold, the highest first. */
  public HeadSet atLeast(double threshold) {
    List<HeadSet.Member> members = ranked().stream()
        .filter(head -> of(head) >= threshold)
        .map(head -> new HeadSet.Member(head, of(head)))
        .toList();
    return new HeadSet(name, members);
  }

  @Override
  public List<View> views() {
    int heads = scores.length == 0 ? 0 : scores[0].length;
    return List.of(new HeatMap(name, "layer", "head", labels(scores.length), labels(heads), scores, low, high));
  }

  private static List<String> labels(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
