package io.headframe.draft.eagle.internal;

import io.headframe.core.error.ErrorKind;

/** What EAGLE refuses beside what all heads refuse. */
final class EagleError {

  /** Argument: the number of layers. */
  static final ErrorKind LAYERS = ErrorKind.input(
      "HF-DRAFT-401",
      "%s layers were asked for, and EAGLE's draft network has one decoder layer; leave out --layers.");

  private EagleError() {}
}
