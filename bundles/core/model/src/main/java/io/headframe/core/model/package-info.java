/** Shared model interfaces: hookable causal language models, hook sites as data, forward plans, sessions. */
@Export
@Version("1.0.0")
package io.headframe.core.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
