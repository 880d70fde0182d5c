/** Files of named tensors in the safetensors format. */
@Export
@Version("1.0.0")
package io.headframe.core.safetensors;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
