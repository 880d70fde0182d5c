package io.headframe.analysis.patching.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.analysis.api.HeadSet;
import java.util.Comparator;
import java.util.List;

/**
 * The metric with each head as the sender, averaged over prompts.
 *
 * @param clean the metric of the clean prompts; not 0
 * @param patched [layer, head], the metric with the head's paths patched
 */
record PathEffects(double clean, double[][] patched) {

  /** The colours of a map in which nothing happens are not those of one in which much does. */
  private static final double LEAST_RANGE = 5;

  /** 100 · (patched − clean) / |clean|: negative where the metric falls without what the head sends. */
  double percent(Head head) {
    return 100 * (patched[head.layer()][head.head()] - clean) / Math.abs(clean);
  }

  /** The change for each head in per cent. */
  HeadScores scores(String name) {
    double range = LEAST_RANGE;
    double[][] percent = new double[patched.length][];
    for (int layer = 0; layer < patched.length; layer++) {
      percent[layer] = new double[patched[layer].length];
      for (int head = 0; head < percent[layer].length; head++) {
        percent[layer][head] = percent(new Head(layer, head));
        range = Math.max(range, Math.abs(percent[layer][head]));
      }
    }
    return new HeadScores(name, percent, -range, range);
  }

  /** The heads whose change is at least a number of per cent in either direction, the greatest first. */
  HeadSet strongest(String name, double threshold) {
    List<HeadSet.Member> members = scores(name).ranked().stream()
        .map(head -> new HeadSet.Member(head, percent(head)))
        .filter(member -> Math.abs(member.score()) >= threshold)
        .sorted(Comparator.comparingDouble(member -> -Math.abs(member.score())))
        .toList();
    return new HeadSet(name, members);
  }
}
