/** The parts that trained drafters are made of, by the kernel of the model that they draft for, and as arrays that are trained. */
@Export
@Version("1.0.0")
package io.headframe.draft.heads.layer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
