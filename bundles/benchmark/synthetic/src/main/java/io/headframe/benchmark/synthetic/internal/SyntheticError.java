package io.headframe.benchmark.synthetic.internal;

import io.headframe.core.error.ErrorKind;

/** What is no shape and what is not written. */
public final class SyntheticError {

  /** Arguments: the name, the names that there are. */
  public static final ErrorKind NO_SHAPE = ErrorKind.input("HF-BENCH-001",
      "There is no shape '%s'; take one of %s, or name a checkpoint with --model.");

  /** Arguments: the checkpoint, why not. */
  static final ErrorKind NOT_WRITABLE = ErrorKind.input("HF-BENCH-002",
      "%s cannot be written for other programs: %s; a plain Llama or GPT-2 can be.");

  private SyntheticError() {}
}
