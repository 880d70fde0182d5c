package io.headframe.forecast.api;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.internal.ForecastError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the stamps of a series lie apart. Stamps are milliseconds since 1970-01-01T00:00 of the calendar of the
 * data, which has no time zone and no summer time; for {@link Unit#STEP} they are plain whole numbers.
 *
 * @param every how many units, at least 1
 * @param unit the unit
 */
public record Frequency(int every, Unit unit) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})?([A-Za-z]+)");

  /** The units, under the names that pandas gives them. */
  public enum Unit {
    /** Plain whole numbers instead of times. */
    STEP("step", 1, 1),
    /** Seconds. */
    SECOND("s", 1_000, 60),
    /** Minutes. */
    MINUTE("min", 60_000, 60),
    /** Hours. */
    HOUR("h", 3_600_000, 24),
    /** Days. */
    DAY("D", 86_400_000, 7),
    /** Weeks. */
    WEEK("W", 604_800_000, 52),
    /** Calendar months; each stamp falls on the same day of the month. */
    MONTH("MS", 0, 12),
    /** Calendar months; each stamp falls on the last day. */
    MONTH_END("ME", 0, 12);

    private final String alias;
    private final long length;
    private final int season;

    Unit(String alias, long length, int season) {
      this.alias = alias;
      this.length = length;
      this.season = season;
    }

    /** The name that pandas has for it, for example {@code h}. */
    public String alias() {
      return alias;
    }

    /** The length in milliseconds (in steps for {@link #STEP}); 0 for months, whose lengths differ. */
    public long length() {
      return length;
    }
  }

  /** Checks the count. */
  public Frequency {
    if (every < 1) {
      throw new IllegalArgumentException("a frequency is every 1 unit or more, found " + every);
    }
  }

  /**
   * Reads {@code h}, {@code 15min}, {@code D}, {@code MS} and so on; letters are compared without case.
   *
   * @throws HeadframeException if the text is no frequency (HF-FORECAST-001)
   */
  public static Frequency of(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      int every = form.group(1) == null ? 1 : Integer.parseInt(form.group(1));
      for (Unit unit : Unit.values()) {
        if (every > 0 && unit.alias.equalsIgnoreCase(form.group(2))) {
          return new Frequency(every, unit);
        }
      }
    }
    throw new HeadframeException(ForecastError.NO_FREQUENCY, text,
        Stream.of(Unit.values()).map(Unit::alias).collect(Collectors.joining(", ")));
  }

  /**
   * The stamp some steps after another. Months are counted from {@code stamp}, and a day that a month does not have
   * becomes its last.
   *
   * @param steps may be negative
   */
  public long plus(long stamp, long steps) {
    if (unit.length > 0) {
      return stamp + steps * every * unit.length;
    }
    LocalDateTime time = time(stamp).plusMonths(steps * every);
    if (unit == Unit.MONTH_END) {
      LocalDate day = time.toLocalDate();
      time = time.withDayOfMonth(day.lengthOfMonth());
    }
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /**
   * How many steps make the season that people mean: a day of hours, a week of days, a year of months. At least 1.
   */
  public int season() {
    return Math.max(1, unit.season / every);
  }

  /** The stamp as text: ISO date, with the time unless it is midnight; the number itself for {@link Unit#STEP}. */
  public String text(long stamp) {
    if (unit == Unit.STEP) {
      return Long.toString(stamp);
    }
    LocalDateTime time = time(stamp);
    boolean midnight = time.toLocalTime().toSecondOfDay() == 0;
    return midnight && unit.ordinal() >= Unit.DAY.ordinal()
        ? time.toLocalDate().toString()
        : time.toLocalDate() + String.format(Locale.ROOT, " %tT", time);
  }

  @Override
  public String toString() {
    return (every == 1 ? "" : Integer.toString(every)) + unit.alias;
  }

  /** A stamp as date and time, for units other than {@link Unit#STEP}. */
  public static LocalDateTime time(long stamp) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(stamp), ZoneOffset.UTC);
  }
}
