/** Tensors of files that {@code torch.save} wrote, read without PyTorch and without running what is in them. */
@Export
@Version("1.0.0")
package io.headframe.checkpoint.pytorcharchive;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
