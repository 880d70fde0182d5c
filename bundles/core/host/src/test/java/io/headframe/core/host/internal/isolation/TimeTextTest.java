package io.headframe.core.host.internal.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeTextTest {

  @Test
  void durations_areWrittenAsPeopleWriteThem() {
    assertEquals("20 ms", TimeText.of(Duration.ofMillis(20)));
    assertEquals("0.2 s", TimeText.of(Duration.ofMillis(200)));
    assertEquals("30 s", TimeText.of(Duration.ofSeconds(30)));
    assertEquals("90 s", TimeText.of(Duration.ofSeconds(90)));
    assertEquals("10 min", TimeText.of(Duration.ofMinutes(10)));
    assertEquals("2 min 5 s", TimeText.of(Duration.ofSeconds(125)));
    assertEquals("1 h 30 min", TimeText.of(Duration.ofMinutes(90)));
    assertEquals("2 h", TimeText.of(Duration.ofHours(2)));
  }
}
