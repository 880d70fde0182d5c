package io.headframe.analysis.patching.internal;

/**
 * The metric of two runs and of one of them with parts of the other.
 *
 * @param base of the run that is patched
 * @param source of the run that activations are taken from
 * @param patched [row, column] with a cell patched: rows are layers, or heads layer by layer where both heads and
 *     positions are patched one by one; columns are positions where positions are patched one by one, else heads where
 *     heads are, else one. NaN where the model has no such site or nothing was asked for
 */
record PatchedMetrics(double base, double source, double[][] patched) {}
