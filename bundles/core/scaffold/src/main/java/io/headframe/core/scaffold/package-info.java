/** Projects of plugins to start one's own from. */
@Export
@Version("1.0.0")
package io.headframe.core.scaffold;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
