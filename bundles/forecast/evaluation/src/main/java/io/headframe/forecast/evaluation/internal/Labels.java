package io.headframe.forecast.evaluation.internal;

import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.math.BigDecimal;
import java.math.MathContext;

/** How channels and numbers are called in tables and files. */
final class Labels {

  /** As many as every decimal number keeps on its way through a double and back. */
  private static final MathContext DIGITS = new MathContext(15);
  private static final MathContext SHORT = new MathContext(5);

  private Labels() {}

  /** The unique_id of a channel: that of the series, and the channel's name where there are several. */
  static String id(Panel panel, Series series, int channel) {
    return panel.channels().size() == 1 ? series.id() : series.id() + "/" + panel.channels().get(channel);
  }

  /** A number for a file; empty where it is missing. */
  static String number(double value) {
    return Double.isFinite(value) ? plain(value, DIGITS) : "";
  }

  /** A finite number for a table. */
  static String shortNumber(double value) {
    return plain(value, SHORT);
  }

  private static String plain(double value, MathContext digits) {
    BigDecimal rounded = new BigDecimal(value, digits);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
