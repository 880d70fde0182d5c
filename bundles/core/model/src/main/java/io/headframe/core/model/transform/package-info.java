/** Transforms of whole models: weights in, weights out, with a report of exactness. */
@Export
@Version("1.0.0")
package io.headframe.core.model.transform;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
