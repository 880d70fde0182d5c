package io.headframe.forecast.olinear.internal;

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.method.Leases;
import io.headframe.core.method.Run;
import io.headframe.core.testing.FixedLeases;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.learning.Recipe;
import io.headframe.forecast.testing.ForecasterConformance;
import io.headframe.linalg.pytorch.internal.PyTorchLinearAlgebra;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** With networks that have hardly learned: what is checked here must hold for any. */
class OrthogonalLinearConformanceTest extends ForecasterConformance {

  private static final Recipe MOMENT = Recipe.halving(1e-2, 1).withLeastSteps(1).withBatch(100);

  @TempDir
  Path folder;

  private final List<Forecaster> small = new ArrayList<>();

  @Override
  protected Forecaster technique() {
    small.add(new OrthogonalLinear(new OrthogonalDesign(new Sizes(2, 8, 8, 1, 0.1), horizon -> MOMENT)));
    return small.get(small.size() - 1);
  }

  /** One that the runtime made has the published recipe, which takes long: it opens what learned for a moment. */
  @Override
  protected FittedForecaster learned(Forecaster technique, Panel training, Run run) throws IOException {
    if (small.contains(technique)) {
      return technique.fit(training, task(), run);
    }
    try (FittedForecaster fitted =
        new OrthogonalLinear(new OrthogonalDesign(Sizes.published(), horizon -> MOMENT)).fit(training, task(), run)) {
      fitted.save(folder);
    }
    return technique.load(folder, run);
  }

  @Override
  protected Leases leases() {
    return new FixedLeases().with(LinearAlgebra.class, "pytorch", new PyTorchLinearAlgebra());
  }
}
