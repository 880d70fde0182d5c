package io.headframe.forecast.fourierhead.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.Forecaster;
import io.headframe.predict.distribution.FourierHead;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A density for each step ahead, as a truncated Fourier series over bins of what follows a window: features of the
 * window less its mean and over its deviation go through a {@link FourierHead}, p(x) = ½ + Re Σ_k (c_k / c₀) e^{iπkx}
 * with c the autocorrelation of a linear map of them; quantiles and the median are read off. Gillman and others (2024),
 * "Fourier Head: Helping Large Language Models Learn Complex Probability Distributions", arXiv 2410.22269, which has it
 * as the last layer of Chronos; the encoder here is a small one of this project.
 *
 * <p>It learns skewed and multimodal futures. Not for sample paths: the steps' densities say nothing of how steps
 * depend on each other. Not where what follows leaves the range that training saw.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "fourier-head")
public final class FourierForecaster extends DensityForecaster {

  static final String ID = "fourier-head";

  /** Of the usual size. */
  @Activate
  public FourierForecaster() {
    this(DensitySize.USUAL);
  }

  FourierForecaster(DensitySize size) {
    super(new DensityDesign(ID, size, (parameters, bins, of) ->
        new FourierHead(parameters, "head", of.features(), bins, of.frequencies(), 0)));
  }

  @Override
  public String description() {
    return "a density for each step as a Fourier series, from a small network that is trained";
  }
}
