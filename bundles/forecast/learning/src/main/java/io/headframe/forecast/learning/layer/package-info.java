/** Layers that several trained forecasters have. */
@Export
@Version("1.0.0")
package io.headframe.forecast.learning.layer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
