/** A conformance test that sources of prompt pairs extend, and a tokenizer of words for it. */
@Export
@Version("1.0.0")
package io.headframe.prompts.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
