/** The host as front ends see it: methods, runs, records, claims, plugins, computation lanes. */
@Export
@Version("1.0.0")
package io.headframe.core.host;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
