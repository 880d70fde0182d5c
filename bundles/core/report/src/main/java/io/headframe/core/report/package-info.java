/** Shows views to people: in a terminal and as one HTML page. */
@Export
@Version("1.0.0")
package io.headframe.core.report;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
