/** Models for tests of methods: the constructed one, and small ones with random weights of every architecture. */
@Export
@Version("1.0.0")
package io.headframe.models.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
