package io.headframe.forecast.learning.internal;

/** How many windows are computed together. */
public final class PassSize {

  /** Up to so many channels, as many windows as are wanted; of more, as many fewer, so that memory does not grow. */
  private static final int CHANNELS = 32;

  private PassSize() {}

  /** At least one; follows from the channels alone, whatever is asked for. */
  public static int of(int wanted, int channels) {
    return Math.max(1, Math.min(wanted, wanted * CHANNELS / channels));
  }
}
