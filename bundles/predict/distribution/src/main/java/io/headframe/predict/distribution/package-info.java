/**
 * Heads that predict a distribution on ordered bins, for whatever computes features: a forecaster, a language model.
 * And distributions that are known, to measure such heads by.
 */
@Export
@Version("1.0.0")
package io.headframe.predict.distribution;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
