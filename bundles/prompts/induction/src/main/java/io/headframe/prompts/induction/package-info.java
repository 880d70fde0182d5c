/** Prompts of random tokens that need an induction head and nothing else. */
@Export
@Version("1.0.0")
package io.headframe.prompts.induction;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
