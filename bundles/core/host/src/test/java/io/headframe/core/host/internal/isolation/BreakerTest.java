package io.headframe.core.host.internal.isolation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private long now;
  private final Breaker breaker = new Breaker(
      new Breaker.Limits(3, Duration.ofSeconds(60)), () -> now, "brew", "example.tea", "1.0.0");

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.admit();
      breaker.failed("No tea " + i);
    }
  }

  private void wait(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void faultsInARow_holdBack_andTheRefusalSaysAll() {
    fail(2);
    breaker.admit();
    assertNull(breaker.heldBack());
    breaker.failed("No tea 2");
    HeadframeException refused = assertThrows(HeadframeException.class, breaker::admit);
    assertEquals("HF-ISOLATION-006", refused.id());
    assertEquals("Method 'brew' of example.tea 1.0.0 is held back, because its last 3 runs failed, the last with: No"
        + " tea 2. To try again, wait until 60 s have passed since (one run is let through then), install another"
        + " version, or type 'headframe plugin reset example.tea'.", refused.getMessage());
    assertEquals(refused.getMessage(), breaker.heldBack());
  }

  @Test
  void successBetween_countsAnew_andWhatSaysNothingDoesNot() {
    fail(2);
    breaker.admit();
    breaker.succeeded();
    fail(2);
    breaker.admit();
    breaker.undecided();
    assertNull(breaker.heldBack());
    fail(1);
    assertThrows(HeadframeException.class, breaker::admit);
  }

  @Test
  void afterThePause_oneRunIsLetThrough_andDecides() {
    fail(3);
    wait(59);
    assertThrows(HeadframeException.class, breaker::admit);
    wait(1);
    breaker.admit();
    assertThrows(HeadframeException.class, breaker::admit, "one only");
    breaker.failed("Still no tea.");
    wait(59);
    assertTrue(assertThrows(HeadframeException.class, breaker::admit).getMessage().contains("last 4 runs"));
    wait(1);
    breaker.admit();
    breaker.undecided();
    breaker.admit();
    breaker.succeeded();
    assertNull(breaker.heldBack());
    fail(2);
    assertDoesNotThrow(breaker::admit);
  }

  @Test
  void reset_letsRunsThroughAtOnce() {
    assertFalse(breaker.reset());
    fail(3);
    assertTrue(breaker.reset());
    fail(2);
    assertNull(breaker.heldBack());
  }
}
