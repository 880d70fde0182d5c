/** Matrices and tensors as arrays of ND4J, and back. */
@Export
@Version("1.0.0")
package io.headframe.linalg.nd4jarrays;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
