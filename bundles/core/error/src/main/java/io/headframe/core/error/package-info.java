/** Errors that say what was asked, what was found, what is allowed and what to do. */
@Export
@Version("1.0.0")
package io.headframe.core.error;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
