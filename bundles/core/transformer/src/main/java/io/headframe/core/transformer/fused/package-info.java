/** Parts of a decoder made for passes over few positions without hooks, on floats in Java memory. */
@Export
@Version("1.0.0")
package io.headframe.core.transformer.fused;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
