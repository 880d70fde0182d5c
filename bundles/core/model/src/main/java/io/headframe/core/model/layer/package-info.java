/** What the parts of a layer work with: positions, layer states, caches of keys and values and their policies. */
@Export
@Version("1.0.0")
package io.headframe.core.model.layer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
