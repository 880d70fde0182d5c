/** Pairs of prompts that differ in one respect, sources of such pairs, and metrics of the answers to them. */
@Export
@Version("1.0.0")
package io.headframe.prompts.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
