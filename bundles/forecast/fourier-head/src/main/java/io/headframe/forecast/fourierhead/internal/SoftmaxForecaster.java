package io.headframe.forecast.fourierhead.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.Forecaster;
import io.headframe.predict.distribution.SoftmaxHead;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What the Fourier head is compared with: the same network with a softmax over the same bins, p_i = e^{z_i} / Σ_j
 * e^{z_j} of a linear map z. It is the head of Chronos (Ansari and others 2024, arXiv 2403.07815). Not where data are
 * few: it has to see each bin, while the Fourier head learns from the neighbours.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "softmax-head")
public final class SoftmaxForecaster extends DensityForecaster {

  /** Of the usual size. */
  @Activate
  public SoftmaxForecaster() {
    this(DensitySize.USUAL);
  }

  SoftmaxForecaster(DensitySize size) {
    super(new DensityDesign("softmax-head", size,
        (parameters, bins, of) -> new SoftmaxHead(parameters, "head", of.features(), bins)));
  }

  @Override
  public String description() {
    return "a density for each step as a softmax over bins: the fourier-head's network with the usual head";
  }
}
