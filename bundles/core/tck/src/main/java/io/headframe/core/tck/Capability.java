package io.headframe.core.tck;

/** What most methods can do and some have no use for. A conformance test says what its method does without. */
public enum Capability {

  /** It reports progress. One that ends at once has none to report. */
  PROGRESS,

  /** It has steps between which it can be cancelled. One that ends at once has none. */
  CANCELLATION
}
