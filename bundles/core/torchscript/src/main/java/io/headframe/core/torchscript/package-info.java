/** PyTorch's own language for what DJL has no name for. */
@Export
@Version("1.0.0")
package io.headframe.core.torchscript;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
