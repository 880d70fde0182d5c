/** What providers of linear algebra share. */
@Export
@Version("1.0.0")
package io.headframe.core.linalg.provider;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
