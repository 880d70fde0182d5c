/** Keys and values that are hidden in a haystack, and questions for one of them. */
@Export
@Version("1.0.0")
package io.headframe.prompts.needles;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
