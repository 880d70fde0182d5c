package io.headframe.models.constructed.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong with the constructed model. */
final class ConstructedError {

  static final ErrorKind UNKNOWN_WORD = ErrorKind.input(
      "HF-CONSTRUCTED-001",
      "The constructed model has no word '%s'; its words are syllables such as 'ba', 'den' or 'vor' and"
          + " the keys #0 to #15, separated by spaces, for example \"ba du #3 mi ba\".");

  private ConstructedError() {}
}
