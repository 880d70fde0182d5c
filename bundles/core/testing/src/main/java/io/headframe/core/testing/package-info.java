/** Runs methods in plain unit tests: leases over fixed techniques and a run that remembers what it was told. */
@Export
@Version("1.1.0")
package io.headframe.core.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
