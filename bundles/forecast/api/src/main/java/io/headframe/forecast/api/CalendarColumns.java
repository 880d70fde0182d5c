package io.headframe.forecast.api;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Columns that follow from the stamps: each a part of its period between −.5 and .5, as Informer's time features
 * ("timeF"): second-of-minute, minute-of-hour, hour-of-day, day-of-week (Monday first), day-of-month, day-of-year and
 * month-of-year, those that vary within or above the unit of the frequency. None for {@link Frequency.Unit#STEP}.
 */
public final class CalendarColumns {

  private CalendarColumns() {}

  /**
   * The columns of stamps.
   *
   * @param stamps [time], of the history and of what follows alike
   * @return by name, [time]
   */
  public static Map<String, double[]> of(Frequency frequency, long... stamps) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    Frequency.Unit unit = frequency.unit();
    if (unit == Frequency.Unit.STEP) {
      return columns;
    }
    add(columns, stamps, unit, Frequency.Unit.SECOND, "second-of-minute", t -> t.getSecond() / 59.0);
    add(columns, stamps, unit, Frequency.Unit.MINUTE, "minute-of-hour", t -> t.getMinute() / 59.0);
    add(columns, stamps, unit, Frequency.Unit.HOUR, "hour-of-day", t -> t.getHour() / 23.0);
    add(columns, stamps, unit, Frequency.Unit.DAY, "day-of-week", t -> (t.getDayOfWeek().getValue() - 1) / 6.0);
    add(columns, stamps, unit, Frequency.Unit.DAY, "day-of-month", t -> (t.getDayOfMonth() - 1) / 30.0);
    add(columns, stamps, unit, Frequency.Unit.WEEK, "day-of-year", t -> (t.getDayOfYear() - 1) / 365.0);
    add(columns, stamps, unit, Frequency.Unit.MONTH_END, "month-of-year", t -> (t.getMonthValue() - 1) / 11.0);
    return columns;
  }

  private static void add(Map<String, double[]> columns, long[] stamps, Frequency.Unit unit, Frequency.Unit coarsest,
      String name, ToDoubleFunction<LocalDateTime> part) {
    if (unit.ordinal() > coarsest.ordinal()) {
      return;
    }
    double[] column = new double[stamps.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = part.applyAsDouble(Frequency.time(stamps[i])) - 0.5;
    }
    columns.put(name, column);
  }
}
