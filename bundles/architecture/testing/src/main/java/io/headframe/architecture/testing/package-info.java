/**
 * Conformance of architectures: a checkpoint in memory, the mathematics of transformers in plain double precision, and
 * the tests that every {@link io.headframe.core.transformer.ModelArchitecture} passes.
 */
@Export
@Version("1.0.0")
package io.headframe.architecture.testing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
