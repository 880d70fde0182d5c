package io.headframe.forecast.ttm.internal;

import io.headframe.checkpoint.pytorcharchive.PyTorchArchive;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Forecasts series that it was never fitted to, with published weights of Tiny Time Mixers, release 2: each channel by
 * itself is standardised over the last L values, cut into patches, mixed by small gated MLPs along patches and along
 * features, and mapped to the next H: ŷ = μ + √(σ² + 10⁻⁵) f((x − μ) / √(σ² + 10⁻⁵)). In plain Java, without a native
 * library. Paper: Ekambaram and others (2024), "Tiny Time Mixers (TTMs): Fast Pre-trained Models for Enhanced
 * Zero/Few-Shot Forecasting of Multivariate Time Series", arXiv 2401.03955.
 *
 * <p>Intervals are split conformal: as far as its own errors reach at cutoffs in the past of each series, so that they
 * need a history longer than input and horizon.
 *
 * <p>Not for series shorter than its input, for horizons beyond its own, or where other channels or events decide.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "ttm")
public final class TinyTimeMixers implements Forecaster, HealthCheck {

  static final Set<Ability> ABILITIES = Set.of(Ability.NEW_SERIES, Ability.PRETRAINED, Ability.QUANTILES);

  /** What {@link FittedForecaster#save} calls the file. */
  static final String FILE = "ttm.pth";

  @Override
  public String description() {
    return "Tiny Time Mixers, release 2: published weights, named with --checkpoint, not fitted here";
  }

  @Override
  public Set<Ability> abilities() {
    return ABILITIES;
  }

  @Override
  public FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    throw new HeadframeException(TtmError.NO_CHECKPOINT);
  }

  /** Opens what was saved, or a file of published weights: the tensors that torch.save wrote. */
  @Override
  public FittedForecaster load(Path place, Run run) throws IOException {
    run.checkCancelled();
    Path file = Files.isDirectory(place) ? place.resolve(FILE) : place;
    try (PyTorchArchive archive = PyTorchArchive.open(file)) {
      return new LoadedMixers(Weights.read(file, archive.tensors()), Files.readAllBytes(file));
    }
  }

  /** Without weights but a bias of 1 behind all, the forecast is a standard deviation above the mean. */
  @Override
  public void checkHealth(Run run) {
    Affine nothing = Affine.of(new float[4], 0, 0);
    MixerBlock patches = new MixerBlock(new float[2], new float[2], nothing, nothing, nothing, true);
    MixerBlock features = new MixerBlock(new float[2], new float[2], nothing, nothing, nothing, false);
    MixerLevel level = new MixerLevel(1, List.of(patches, features));
    Network network = new Network(2, nothing, List.of(level), nothing, level, Affine.of(new float[4], 1));
    double found = network.forecast(new double[][] {{2, 4, 6, 8}})[0][0];
    double expected = 5 + Math.sqrt(5 + 1e-5);
    if (Math.abs(found - expected) > 1e-6) {
      throw new IllegalStateException(expected + " is expected after 2, 4, 6, 8, and forecast was " + found);
    }
  }
}
