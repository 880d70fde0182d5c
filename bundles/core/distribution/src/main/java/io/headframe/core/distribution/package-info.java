/** Distributions as values: what one must hold, what it holds then, and how it is written. */
@Export
@Version("1.0.0")
package io.headframe.core.distribution;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
