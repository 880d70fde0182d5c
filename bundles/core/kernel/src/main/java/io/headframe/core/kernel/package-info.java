/** Kernels: how the operations of a decoder on few positions are computed fast. */
@Export
@Version("1.0.0")
package io.headframe.core.kernel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
