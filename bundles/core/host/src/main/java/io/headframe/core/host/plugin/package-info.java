/** The plugins of a runtime: what is installed, plans of changes, their application, profiles and their history. */
@Export
@Version("1.0.0")
package io.headframe.core.host.plugin;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
