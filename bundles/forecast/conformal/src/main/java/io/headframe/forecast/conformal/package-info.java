/** Intervals around forecasts of any kind, from the errors that were made before. */
@Export
@Version("1.0.0")
package io.headframe.forecast.conformal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
