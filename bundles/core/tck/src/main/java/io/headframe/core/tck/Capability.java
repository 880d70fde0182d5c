package io.headframe.core.tck;

/** What most techniques can do and some have no use for. A conformance test says what its technique does without. */
public enum Capability {

  /** A method: it reports progress. One that ends at once has none to report. */
  PROGRESS,

  /** A method: it has steps between which it can be cancelled. One that ends at once has none. */
  CANCELLATION,

  /** A method: its bundle measures what is claimed of it, and records how that came out. */
  CLAIMS,

  /** A type of parameter: there is text that names nothing. One that takes any text refuses none. */
  REFUSAL,

  /** A source of prompt pairs: another seed gives other pairs. One with a list of its own gives that. */
  SEED,

  /** A checkpoint: it has a tokenizer. */
  TOKENIZER,

  /** A transform: there are models that one of its steps changes, and which it refuses. */
  INEXACT_STEPS,

  /** A provider of linear algebra: it has eigenvalues of matrices without symmetry. */
  EIGENVALUES
}
