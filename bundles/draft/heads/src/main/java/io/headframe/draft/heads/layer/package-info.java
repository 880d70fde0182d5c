/** The parts of trained drafters, computed by the kernel of the model that they draft for, and as trained arrays. */
@Export
@Version("1.0.0")
package io.headframe.draft.heads.layer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
