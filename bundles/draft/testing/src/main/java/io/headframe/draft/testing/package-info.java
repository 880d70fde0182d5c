/** What every drafter does, as tests that its own test class extends. */
@Export
@Version("1.0.0")
package io.headframe.draft.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
