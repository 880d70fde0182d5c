/** Speculative decoding: what was drafted is verified by the model in one pass a step. */
@Export
@Version("1.0.0")
package io.headframe.draft.speculative;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
