/** The weights of a model by role and head, factored circuits of attention heads, and how heads compose. */
@Export
@Version("1.0.0")
package io.headframe.core.model.weights;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
