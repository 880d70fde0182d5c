package io.headframe.analysis.comparison.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with two models or a text that they are compared on. */
final class ComparisonError {

  /** Logits of one say nothing about those of the other. */
  static final ErrorKind VOCABULARIES = ErrorKind.input(
      "HF-COMPARISON-001",
      "The models have vocabularies of %s and %s tokens; compare models that share a vocabulary.");

  /** Nothing to predict. */
  static final ErrorKind SHORT_TEXT = ErrorKind.input(
      "HF-COMPARISON-002",
      "The text has %s tokens; at least 2 are needed, so that one can be predicted. Give a longer one, or --file.");

  /** It cannot be read. */
  static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-COMPARISON-003",
      "The text file %s cannot be read as UTF-8: %s. Give the path of a text file.");

  private ComparisonError() {}
}
