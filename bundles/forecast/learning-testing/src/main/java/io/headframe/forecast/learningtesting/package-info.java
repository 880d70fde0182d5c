/** What forecasters that are trained have in common, as tests. */
@Export
@Version("1.0.0")
package io.headframe.forecast.learningtesting;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
