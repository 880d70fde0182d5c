package io.headframe.analysis.patching.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong when activations are moved between two runs. */
final class PatchingError {

  /** Argument: the options that are missing. */
  static final ErrorKind INCOMPLETE_TEXTS = ErrorKind.input(
      "HF-PATCH-001",
      "--clean, --corrupt, --answer and --wrong belong together and there is no %s; give all four, or --pairs, or none"
          + " of them for an example in the model's own tokens.");

  static final ErrorKind TEXTS_AND_PAIRS = ErrorKind.input(
      "HF-PATCH-002",
      "--pairs and --clean, --corrupt, --answer, --wrong both say which prompts to use; give the one or the others.");

  /** Arguments: the metric, its value in the clean run, its value in the corrupt run. */
  static final ErrorKind NOTHING_TO_RECOVER = ErrorKind.input(
      "HF-PATCH-003",
      "The %s is %s in the clean run and %s in the corrupt run, and between equal values there is nothing to recover;"
          + " use prompts that the model answers differently.");

  /** Arguments: the site, the nearest, all that can be patched. */
  static final ErrorKind UNKNOWN_SITE = ErrorKind.input(
      "HF-PATCH-004",
      "'%s' is no site to patch; did you mean '%s'? There are %s, without a layer, because all layers are"
          + " patched.");

  /** Arguments: the site, the model's architecture, the sites that it has. */
  static final ErrorKind SITE_NOT_IN_MODEL = ErrorKind.input(
      "HF-PATCH-005",
      "--site %s is not computed by this model (architecture '%s'); use one of %s.");

  /** Arguments: the division, the site, what the site can be divided by. */
  static final ErrorKind NO_SUCH_DIVISION = ErrorKind.input(
      "HF-PATCH-006",
      "--by %s does not divide --site %s; use --by %s.");

  /** Arguments: the division, the least and the greatest number of tokens. */
  static final ErrorKind UNEQUAL_PAIRS = ErrorKind.input(
      "HF-PATCH-007",
      "--by %s compares the prompts of all pairs position by position and they have from %s to %s tokens; use pairs of"
          + " one length, --count 1, or a division without positions.");

  /** Argument: the site. */
  static final ErrorKind SITE_WITHOUT_HEADS = ErrorKind.input(
      "HF-PATCH-008",
      "--heads chooses heads and --site %s has none; use attn.z, attn.q, attn.k, attn.v or attn.pattern, or leave"
          + " --heads out.");

  private PatchingError() {}
}
