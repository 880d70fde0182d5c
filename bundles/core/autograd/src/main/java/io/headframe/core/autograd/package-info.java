/** Gradients of any array of a graph with regard to any other, any number of times. */
@Export
@Version("1.0.0")
package io.headframe.core.autograd;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
