package io.headframe.forecast.olinear.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.learning.NetworkForecaster;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A forecaster of linear layers in a basis in which the steps of a window are not correlated: x ↦ Qᵀ x, where Q has the
 * eigenvectors of the correlation matrix of steps in the training part, and another Q for the horizon. Channels are
 * mixed by a learned matrix of positive rows that sum to 1, softplus(W) / Σ softplus(W), where a transformer has
 * attention. Trained by Σ_h |error| / √h with the sizes of the authors' script for ETTh1. Paper: Yue and others (2025),
 * "OLinear: A Linear Model for Time Series Forecasting in Orthogonally Transformed Domain", arXiv 2505.08550.
 *
 * <p>Intervals are split conformal, from the errors on the steps that are kept for validation.
 *
 * <p>Not for short series, whose correlations are noise, and slow for long horizons: a step of training takes time with
 * the square of the horizon. Compare it with {@code ols}, a linear map in closed form.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "olinear")
public final class OrthogonalLinear extends NetworkForecaster {

  /** With the published sizes and recipe. */
  @Activate
  public OrthogonalLinear() {
    this(OrthogonalDesign.published());
  }

  OrthogonalLinear(OrthogonalDesign design) {
    super(design, OrthogonalDesign.small());
  }

  @Override
  public String description() {
    return "linear layers in a basis of uncorrelated steps, trained here";
  }
}
