/** Training as an object: what is trained, on which batches, by which rules, and the series of checkpoints it leaves. */
@Export
@Version("1.0.0")
package io.headframe.core.training;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
