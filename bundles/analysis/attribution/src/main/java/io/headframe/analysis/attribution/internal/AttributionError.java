package io.headframe.analysis.attribution.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong when a logit is attributed. */
final class AttributionError {

  /** Argument: the options that are missing. */
  static final ErrorKind INCOMPLETE_TEXTS = ErrorKind.input(
      "HF-ATTRIBUTION-001",
      "The prompt, --answer and --wrong belong together and %s is missing; give all of them (--target logit and"
          + " centred-logit need no --wrong), or --pairs, or none of them for an example in the model's own tokens.");

  static final ErrorKind TEXTS_AND_PAIRS = ErrorKind.input(
      "HF-ATTRIBUTION-002",
      "--pairs and the prompt, --answer, --wrong both say which prompts to use; give the one or the others.");

  /** Arguments: the answer, its number of tokens. */
  static final ErrorKind NOT_ONE_TOKEN = ErrorKind.input(
      "HF-ATTRIBUTION-003",
      "--answer '%s' is %s tokens after the prompt and must be one; choose another, or mind the space before it.");

  static final ErrorKind EMPTY_PROMPT = ErrorKind.input(
      "HF-ATTRIBUTION-004", "The prompt has no token and the answer must follow one; write a few words.");

  private AttributionError() {}
}
