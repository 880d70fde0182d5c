/** Linear algebra over plain arrays: matrices, their factorisations, and what is computed from them. */
@Export
@Version("1.0.0")
package io.headframe.core.linalg;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
