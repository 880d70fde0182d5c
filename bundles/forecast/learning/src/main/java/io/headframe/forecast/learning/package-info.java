/** What forecasters that are trained share: windows, the protocol of training, and how what was learned is kept. */
@Export
@Version("1.0.0")
package io.headframe.forecast.learning;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
