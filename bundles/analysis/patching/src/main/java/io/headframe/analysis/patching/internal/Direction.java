package io.headframe.analysis.patching.internal;

/** Which run is patched with which. */
enum Direction {

  /** The corrupt run with the clean one: what is enough for the answer. */
  DENOISE,
  /** The clean run with the corrupt one: what the answer needs. */
  NOISE
}
