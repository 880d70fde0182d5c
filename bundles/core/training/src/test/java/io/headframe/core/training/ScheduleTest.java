package io.headframe.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void warmUpCosine_isWhatTheFormulaSays() {
    Schedule schedule = Schedule.warmUpCosine(0.8, 4, 12, 0.2);
    assertEquals(0.2, schedule.at(0), 1e-15);
    assertEquals(0.8, schedule.at(3), 1e-15);
    assertEquals(0.8, schedule.at(4), 1e-15);
    // A quarter, the half and three quarters of the way down: (1 + cos π/4) / 2, 1/2, (1 + cos 3π/4) / 2.
    assertEquals(0.2 + 0.6 * (1 + Math.sqrt(0.5)) / 2, schedule.at(6), 1e-15);
    assertEquals(0.5, schedule.at(8), 1e-15);
    assertEquals(0.2 + 0.6 * (1 - Math.sqrt(0.5)) / 2, schedule.at(10), 1e-15);
    assertEquals(0.2, schedule.at(12), 1e-15);
    assertEquals(0.2, schedule.at(1000), 1e-15);
  }

  @Test
  void warmUpCosine_withoutRoomToFall_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.warmUpCosine(1, 5, 5, 0));
  }

  @Test
  void constant_isTheSameAlways() {
    assertEquals(0.3, Schedule.constant(0.3).at(0));
    assertEquals(0.3, Schedule.constant(0.3).at(1_000_000));
  }
}
