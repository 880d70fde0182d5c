package io.headframe.forecast.olinear.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.method.Leases;
import io.headframe.core.testing.FixedLeases;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.learning.Recipe;
import io.headframe.forecast.learningtesting.NetworkForecasterTests;
import io.headframe.linalg.pytorch.internal.PyTorchLinearAlgebra;
import org.junit.jupiter.api.Test;

class OrthogonalLinearTest extends NetworkForecasterTests {

  @Override
  protected Forecaster small() {
    return new OrthogonalLinear(OrthogonalDesign.small());
  }

  @Override
  protected Forecaster wide() {
    return new OrthogonalLinear(new OrthogonalDesign(Sizes.published(), horizon -> STEP));
  }

  @Override
  protected Leases leases() {
    return new FixedLeases().with(LinearAlgebra.class, "pytorch", new PyTorchLinearAlgebra());
  }

  /** As the authors' script for ETTh1 says. */
  @Test
  void sizesRatesAndPatience_areThosePublished() {
    assertEquals(new Sizes(16, 512, 512, 2, 0.2), Sizes.published());
    double[] rates = {5e-4, 5e-4, 5e-4, 1e-4};
    int[] horizons = {96, 192, 336, 720};
    for (int i = 0; i < rates.length; i++) {
      Recipe recipe = OrthogonalDesign.published().recipe(new ForecastTask(horizons[i], 96, 24, 0));
      assertEquals(rates[i], recipe.learningRate().at(0));
      assertEquals(rates[i] / 4, recipe.learningRate().at(2));
      assertEquals(30, recipe.epochs());
      assertEquals(8, recipe.patience());
    }
  }
}
