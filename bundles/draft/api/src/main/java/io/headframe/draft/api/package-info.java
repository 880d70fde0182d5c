/** What draft heads are: how they propose trees of tokens, how trees are grown, and how heads are trained and kept. */
@Export
@Version("1.0.0")
package io.headframe.draft.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
