package io.headframe.analysis.composition.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.List;
import java.util.Locale;

/**
 * The pairs that compose most.
 *
 * @param name what is listed, a few words
 * @param baseline the score of unrelated heads
 * @param pairs the highest score first
 */
record TopPairs(String name, double baseline, List<HeadPair> pairs) implements Presentable {

  TopPairs {
    pairs = List.copyOf(pairs);
  }

  @Override
  public List<View> views() {
    return List.of(new Table(name, List.of("earlier", "later", "score", "× baseline"), pairs.stream()
        .map(pair -> List.of(pair.earlier().toString(), pair.later().toString(),
            String.format(Locale.ROOT, "%.4f", pair.score()),
            String.format(Locale.ROOT, "%.2f", pair.score() / baseline)))
        .toList()));
  }
}
