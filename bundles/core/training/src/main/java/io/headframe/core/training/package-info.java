/** Training as an object: what is trained, on which batches, by which rules, and its series of checkpoints. */
@Export
@Version("1.0.0")
package io.headframe.core.training;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
