package io.headframe.benchmark.decode.internal;

/** An engine cannot give a figure; the message says why. It is a line of the result and no failure of the run. */
final class Absent extends RuntimeException {

  private static final long serialVersionUID = 1;

  Absent(String reason) {
    super(reason, null, false, false);
  }
}
