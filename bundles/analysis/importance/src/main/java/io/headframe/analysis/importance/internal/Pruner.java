package io.headframe.analysis.importance.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.importance.internal.MaskedLoss.Quality;
import io.headframe.core.method.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Takes heads away in given orders. Measures each set of heads once, such as none and all of them. */
final class Pruner {

  /** The share of a run's progress that is done before: gradients. */
  static final double BEFORE = 0.2;

  private final MaskedLoss loss;
  private final int[] removed;
  private final Run run;
  private final Map<Set<Head>, Quality> measured = new HashMap<>();

  /**
   * @param removed how many heads are away at each step, ascending from 0
   */
  Pruner(MaskedLoss loss, int[] removed, Run run) {
    this.loss = loss;
    this.removed = removed.clone();
    this.run = run;
  }

  /** How many of {@code heads} are away at each step of {@code percent}: from none to all. */
  static int[] steps(int heads, double percent) {
    return IntStream.rangeClosed(0, (int) Math.ceil(100 / percent - 1e-9))
        .map(step -> (int) Math.round(Math.min(1, step * percent / 100) * heads))
        .distinct().toArray();
  }

  /** Takes heads away from the first on. */
  Pruning.Order order(String name, List<Head> heads) {
    List<Quality> quality = new ArrayList<>();
    for (int count : removed) {
      run.progress(Math.min(1, BEFORE + (1 - BEFORE) * measured.size() / (3.0 * removed.length)),
          name + ", " + count + " heads");
      quality.add(without(heads.subList(0, count)));
    }
    return new Pruning.Order(name, List.copyOf(quality));
  }

  /** Takes a set of heads away. */
  Quality without(Collection<Head> heads) {
    Set<Head> set = Set.copyOf(heads);
    Quality known = measured.get(set);
    if (known == null) {
      known = loss.without(set, run);
      measured.put(set, known);
    }
    return known;
  }
}
