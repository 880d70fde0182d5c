package io.headframe.models.organisms.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong with the trained small models. */
final class OrganismError {

  /** Arguments: the model, the word, some words that it has. */
  static final ErrorKind UNKNOWN_WORD = ErrorKind.input(
      "HF-ORGANISMS-001",
      "The model '%s' has no word '%s'; it was trained on words such as %s, and knows no others.");

  private OrganismError() {}
}
