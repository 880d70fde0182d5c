package io.headframe.forecast.itransformer.internal;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.learning.Recipe;
import io.headframe.forecast.testing.ForecasterConformance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** With networks that have hardly learned: what is checked here must hold for any. */
class InvertedTransformerConformanceTest extends ForecasterConformance {

  private static final Recipe MOMENT = Recipe.halving(1e-2, 1).withLeastSteps(1).withBatch(100);

  @TempDir
  Path folder;

  private final List<Forecaster> small = new ArrayList<>();

  @Override
  protected Forecaster technique() {
    small.add(new InvertedTransformer(new InvertedDesign(horizon -> new Sizes(8, 8, 2, 1, 0.1), MOMENT)));
    return small.get(small.size() - 1);
  }

  /** One that the runtime made has the published recipe, which takes long: it opens what learned for a moment. */
  @Override
  protected FittedForecaster learned(Forecaster technique, Panel training, Run run) throws IOException {
    if (small.contains(technique)) {
      return technique.fit(training, task(), run);
    }
    try (FittedForecaster fitted =
        new InvertedTransformer(new InvertedDesign(Sizes::published, MOMENT)).fit(training, task(), run)) {
      fitted.save(folder);
    }
    return technique.load(folder, run);
  }
}
