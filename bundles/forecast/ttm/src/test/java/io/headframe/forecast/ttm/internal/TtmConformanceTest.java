package io.headframe.forecast.ttm.internal;

import io.headframe.core.method.Run;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.testing.ForecasterConformance;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class TtmConformanceTest extends ForecasterConformance {

  @TempDir
  Path weights;

  @BeforeEach
  void writeWeights() throws IOException {
    SmallCheckpoint.write(weights.resolve("small.pth"), SmallCheckpoint.tensors());
  }

  @Override
  protected Forecaster technique() {
    return new TinyTimeMixers();
  }

  @Override
  protected ForecastTask task() {
    return new ForecastTask(6, 8, 1, 0);
  }

  @Override
  protected FittedForecaster learned(Forecaster technique, Panel training, Run run) throws IOException {
    return technique.load(weights.resolve("small.pth"), run);
  }
}
