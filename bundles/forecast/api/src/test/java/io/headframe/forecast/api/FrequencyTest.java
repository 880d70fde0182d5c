package io.headframe.forecast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FrequencyTest {

  @Test
  void text_isReadAsPandasWritesIt() {
    assertEquals(new Frequency(1, Frequency.Unit.HOUR), Frequency.of("H"));
    assertEquals(new Frequency(15, Frequency.Unit.MINUTE), Frequency.of("15min"));
    assertEquals("15min", Frequency.of("15min").toString());
    assertEquals("ME", Frequency.of("ME").toString());
    for (String wrong : new String[] {"hourly", "0h", "", "h2", "-1h"}) {
      assertEquals("HF-FORECAST-001",
          assertThrows(HeadframeException.class, () -> Frequency.of(wrong)).id(), wrong);
    }
  }

  @Test
  void steps_ofFixedLength_areAdded() {
    long noon = stamp("2024-02-28T12:00");
    assertEquals(stamp("2024-02-29T12:00"), Frequency.of("h").plus(noon, 24));
    assertEquals(stamp("2024-02-21T12:00"), Frequency.of("W").plus(noon, -1));
    assertEquals(7, Frequency.of("2step").plus(1, 3));
  }

  @Test
  void months_keepTheirDay_orTheirEnd() {
    assertEquals(stamp("2024-04-15T00:00"), Frequency.of("MS").plus(stamp("2024-01-15T00:00"), 3));
    assertEquals(stamp("2024-02-29T00:00"), Frequency.of("ME").plus(stamp("2024-01-31T00:00"), 1));
    assertEquals(stamp("2024-03-31T00:00"), Frequency.of("ME").plus(stamp("2024-02-29T00:00"), 1));
    assertEquals(stamp("2027-01-01T00:00"), Frequency.of("12MS").plus(stamp("2024-01-01T00:00"), 3));
  }

  @Test
  void season_isTheOneThatPeopleMean() {
    assertEquals(24, Frequency.of("h").season());
    assertEquals(4, Frequency.of("15min").season());
    assertEquals(4, Frequency.of("3MS").season());
    assertEquals(1, Frequency.of("12ME").season());
  }

  @Test
  void stamp_asText_isIso() {
    assertEquals("2024-02-28 12:00:00", Frequency.of("h").text(stamp("2024-02-28T12:00")));
    assertEquals("2024-02-28 00:00:00", Frequency.of("h").text(stamp("2024-02-28T00:00")));
    assertEquals("2024-02-28", Frequency.of("D").text(stamp("2024-02-28T00:00")));
    assertEquals("5", Frequency.of("step").text(5));
  }

  static long stamp(String time) {
    return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
