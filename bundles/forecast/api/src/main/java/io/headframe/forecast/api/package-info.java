/**
 * What forecasters are: panels of time series in plain arrays, forecasts as points, quantiles or samples, and how a
 * forecaster is fitted, kept and asked.
 */
@Export
@Version("1.0.0")
package io.headframe.forecast.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
