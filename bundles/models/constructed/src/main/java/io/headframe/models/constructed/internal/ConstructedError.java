package io.headframe.models.constructed.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong with the constructed model. */
enum ConstructedError implements ErrorKind {
  UNKNOWN_WORD(
      "HF-CONSTRUCTED-001",
      "The constructed model has no word '%s'; its words are syllables such as 'ba', 'den' or 'vor' and the keys #0 to"
          + " #15, separated by spaces, for example \"ba du #3 mi ba\".");

  private final String id;
  private final String template;

  ConstructedError(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }
}
