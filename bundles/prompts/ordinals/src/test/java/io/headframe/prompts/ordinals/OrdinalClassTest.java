package io.headframe.prompts.ordinals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrdinalClassTest {

  /** Java's calendar as the independent list. */
  @Test
  void daysAndMonths_areThoseOfTheCalendar() {
    assertEquals(days(TextStyle.FULL), named("days").members());
    assertEquals(days(TextStyle.SHORT), named("short days").members());
    assertEquals(Arrays.stream(Month.values()).map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
        .toList(), named("months").members());
    assertEquals(named("months").members().stream().map(month -> month.substring(0, 3)).toList(),
        named("short months").members());
  }

  @Test
  void members_differ_andClassesHaveNamesOfTheirOwn() {
    List<OrdinalClass> all = OrdinalClass.all();
    assertEquals(all.size(), all.stream().map(OrdinalClass::name).distinct().count());
    for (OrdinalClass each : all) {
      assertEquals(each.members().size(), new HashSet<>(each.members()).size(), each.name());
    }
  }

  @Test
  void next_goesRoundInCyclesAlone() {
    assertEquals(Optional.of("Monday"), named("days").next("Sunday"));
    assertEquals(Optional.empty(), named("numbers").next("99"));
    assertEquals(Optional.of("10"), named("numbers").next("9"));
    assertThrows(IllegalArgumentException.class, () -> named("days").next("Mon"));
  }

  @Test
  void runs_areAllStretchesOfUsableWords() {
    assertEquals(List.of(List.of("Monday", "Tuesday"), List.of("Sunday", "Monday")),
        named("days").runs(Set.of("Sunday", "Monday", "Tuesday", "Thursday"), 2));
    assertEquals(23, named("letters").runs(Set.copyOf(named("letters").members()), 4).size());
  }

  private static OrdinalClass named(String name) {
    return OrdinalClass.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> days(TextStyle style) {
    return Arrays.stream(DayOfWeek.values()).map(day -> day.getDisplayName(style, Locale.ENGLISH)).toList();
  }
}
