/** Tokenizers that are learned from text. */
@Export
@Version("1.0.0")
package io.headframe.training.tokenizer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
