/** A conformance test that transforms of models extend. */
@Export
@Version("1.0.0")
package io.headframe.transform.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
