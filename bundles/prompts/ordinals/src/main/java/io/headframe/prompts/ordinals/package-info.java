/** Words in their order: numbers, days, months, letters. */
@Export
@Version("1.0.0")
package io.headframe.prompts.ordinals;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
