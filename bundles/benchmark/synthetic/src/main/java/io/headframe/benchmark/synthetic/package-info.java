/** Models of random weights in known shapes, and the files that other programs read them from. */
@Export
@Version("1.0.0")
package io.headframe.benchmark.synthetic;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
