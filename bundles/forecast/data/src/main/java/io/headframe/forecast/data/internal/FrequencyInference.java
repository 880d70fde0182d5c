package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Frequency.Unit;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Finds how far stamps lie apart. Stamps rise, without duplicates. */
final class FrequencyInference {

  private FrequencyInference() {}

  /**
   * The frequency of all series: the least distance of stamps. Longer distances are gaps.
   *
   * @throws HeadframeException if all series have one stamp, or two of them have different frequencies
   */
  static Frequency of(String name, List<Rows> series, boolean whole) {
    Frequency found = null;
    String first = "";
    for (Rows rows : series) {
      Optional<Frequency> own = of(rows.stamps(), whole);
      if (found != null && own.isPresent() && !own.get().equals(found)) {
        throw new HeadframeException(SeriesError.MIXED, name, first, found, rows.id(), own.get());
      }
      if (found == null && own.isPresent()) {
        found = own.get();
        first = rows.id();
      }
    }
    if (found == null) {
      throw new HeadframeException(SeriesError.ONE_STAMP, name);
    }
    return found;
  }

  private static Optional<Frequency> of(List<Long> stamps, boolean whole) {
    if (stamps.size() < 2) {
      return Optional.empty();
    }
    if (!whole && months(stamps)) {
      boolean ends = stamps.stream().map(Frequency::time)
          .allMatch(time -> time.getDayOfMonth() == time.toLocalDate().lengthOfMonth());
      return Optional.of(new Frequency((int) leastMonths(stamps), ends ? Unit.MONTH_END : Unit.MONTH));
    }
    long least = Long.MAX_VALUE;
    for (int i = 1; i < stamps.size(); i++) {
      least = Math.min(least, stamps.get(i) - stamps.get(i - 1));
    }
    Unit unit = Unit.STEP;
    if (!whole) {
      unit = Unit.SECOND;
      for (Unit coarser : List.of(Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK)) {
        unit = least % coarser.length() == 0 ? coarser : unit;
      }
    }
    return Optional.of(new Frequency((int) Math.max(1, Math.min(Integer.MAX_VALUE, least / unit.length())), unit));
  }

  /** Whether all stamps fall on one day of the month, or all on the last, at one time, and at least 28 days apart. */
  private static boolean months(List<Long> stamps) {
    LocalDateTime first = Frequency.time(stamps.get(0));
    boolean day = true;
    boolean end = true;
    for (int i = 0; i < stamps.size(); i++) {
      LocalDateTime time = Frequency.time(stamps.get(i));
      if (!time.toLocalTime().equals(first.toLocalTime())
          || i > 0 && stamps.get(i) - stamps.get(i - 1) < 28 * Unit.DAY.length()) {
        return false;
      }
      day &= time.getDayOfMonth() == first.getDayOfMonth();
      end &= time.getDayOfMonth() == time.toLocalDate().lengthOfMonth();
    }
    return day || end;
  }

  private static long leastMonths(List<Long> stamps) {
    long least = Long.MAX_VALUE;
    for (int i = 1; i < stamps.size(); i++) {
      LocalDateTime before = Frequency.time(stamps.get(i - 1)).withDayOfMonth(1);
      least = Math.min(least, ChronoUnit.MONTHS.between(before, Frequency.time(stamps.get(i)).withDayOfMonth(1)));
    }
    return least;
  }
}
