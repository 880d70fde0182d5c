/** What every kernel does, as tests. */
@Export
@Version("1.0.0")
package io.headframe.kernel.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
