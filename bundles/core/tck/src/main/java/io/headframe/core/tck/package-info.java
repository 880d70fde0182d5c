/** Conformance tests that the implementations of extension points extend, in plain JUnit. */
@Export
@Version("1.0.0")
package io.headframe.core.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
