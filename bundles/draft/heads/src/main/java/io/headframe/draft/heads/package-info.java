/** Heads that expect tokens ahead of a hidden state: their networks, training on a frozen model, and files. */
@Export
@Version("1.0.0")
package io.headframe.draft.heads;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
