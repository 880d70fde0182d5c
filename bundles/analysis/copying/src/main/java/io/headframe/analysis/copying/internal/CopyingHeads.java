package io.headframe.analysis.copying.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.List;
import java.util.Locale;

/**
 * The heads that copy most.
 *
 * @param heads the highest score first
 */
record CopyingHeads(List<CopyingHead> heads) implements Presentable {

  CopyingHeads {
    heads = List.copyOf(heads);
  }

  @Override
  public List<View> views() {
    return List.of(new Table("highest copying scores", List.of("head", "score", "Σ |λ|", "σ₁ of W_V W_O"),
        heads.stream().map(head -> List.of(head.head().toString(), String.format(Locale.ROOT, "%.4f", head.score()),
            String.format(Locale.ROOT, "%.4g", head.eigenvalueSum()), String.format(Locale.ROOT, "%.4g", head.gain())))
            .toList()));
  }
}
