package io.headframe.analysis.patching.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong in attribution patching alone. */
final class AttributionPatchingError {

  /** Arguments: the metric, those that have gradients. */
  static final ErrorKind NOT_DIFFERENTIABLE = ErrorKind.input(
      "HF-PATCH-101",
      "--metric %s has no gradient and attribution patching needs one; use %s, or run activation-patching.");

  private AttributionPatchingError() {}
}
