package io.headframe.benchmark.decode.internal;

import io.headframe.core.error.ErrorKind;

/** What the benchmark refuses. */
final class DecodeError {

  /** Argument: the word. */
  static final ErrorKind NO_ROW = ErrorKind.input("HF-BENCH-010",
      "'%s' is nothing that can be measured; take some of ppN, tgN, tgN@dD, verify-N, ttft and rss, with commas"
          + " between.");

  /** Argument: the folder. */
  static final ErrorKind NO_PEERS = ErrorKind.input("HF-BENCH-011",
      "%s is no folder with peers, each of which is a script NAME.sh; in a clone './headframe bench --peers' builds"
          + " one.");

  /** Arguments: what was named, the formats. */
  static final ErrorKind NO_MODEL = ErrorKind.input("HF-BENCH-012",
      "%s is no embedded model and no checkpoint; name %s.");

  private DecodeError() {}
}
