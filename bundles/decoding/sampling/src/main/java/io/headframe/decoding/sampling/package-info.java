/** Greedy and sampled decoding of one sequence. */
@Export
@Version("1.0.0")
package io.headframe.decoding.sampling;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
