/** Conformance tests that checkpoint formats and embedded models extend. */
@Export
@Version("1.0.0")
package io.headframe.checkpoint.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
