/** Errors of forecasts under the names of utilsforecast. */
@Export
@Version("1.0.0")
package io.headframe.forecast.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
