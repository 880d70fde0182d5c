package io.headframe.forecast.baselines.internal;

import java.io.DataOutput;
import java.io.IOException;

/** Forecasts one channel from its own past. Immutable. */
interface PointRule {

  /** How many values it needs. */
  int needed();

  /** How many of the last of some values it looks at. */
  default int seen(int length) {
    return needed();
  }

  /**
   * The next values.
   *
   * @param history [time], at least {@link #needed()}; only the last {@link #seen} are looked at
   * @param horizon at most the one that it was made for
   * @return [horizon]
   */
  double[] forecast(double[] history, int horizon);

  /** Writes what it has learned. */
  void write(DataOutput out) throws IOException;
}
