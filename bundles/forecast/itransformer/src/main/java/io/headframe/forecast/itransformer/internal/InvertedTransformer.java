package io.headframe.forecast.itransformer.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.learning.NetworkForecaster;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A transformer whose tokens are channels: the last L values of each channel, less their mean and divided by their
 * deviation, become one token W x + b; attention lets channels learn from each other, and each token is mapped to the
 * next H values of its channel. Columns that follow from the calendar are tokens too. Trained by the mean squared error
 * with the sizes and the recipe of the authors' scripts for ETTh1. Paper: Liu and others (2024), "iTransformer:
 * Inverted Transformers Are Effective for Time Series Forecasting", arXiv 2310.06625.
 *
 * <p>Intervals are split conformal, from the errors on the steps that are kept for validation.
 *
 * <p>Not for short series, and compare it with {@code ols}, a linear map in closed form, which forecasts the hours of
 * ETTh1 better after a second than this after minutes.
 */
@Component(service = {Forecaster.class, HealthCheck.class})
@Technique(id = "itransformer")
public final class InvertedTransformer extends NetworkForecaster {

  /** With the published sizes and recipe. */
  @Activate
  public InvertedTransformer() {
    this(InvertedDesign.published());
  }

  InvertedTransformer(InvertedDesign design) {
    super(design, InvertedDesign.small());
  }

  @Override
  public String description() {
    return "a transformer with channels as tokens, trained here";
  }
}
