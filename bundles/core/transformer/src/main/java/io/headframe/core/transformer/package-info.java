/** Transformer parts, checkpoints, and the extension points that make a hookable decoder of them. */
@Export
@Version("1.0.0")
package io.headframe.core.transformer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
