package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now = 5_000_000_000L;

  private ProgressLine line(boolean terminal) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ProgressLine(new Screen(null, err, terminal, false, () -> 40), () -> now);
  }

  private void after(double seconds, ProgressLine line, double fraction, String doing) {
    now += (long) (seconds * 1e9);
    line.report(fraction, doing);
  }

  @Test
  void shortRun_showsNothing() {
    try (ProgressLine line = line(true)) {
      after(.9, line, .5, "layer 1 of 2");
    }
    assertEquals("", bytes.toString());
  }

  @Test
  void terminal_drawsOneLineAgainAndWipesIt() {
    try (ProgressLine line = line(true)) {
      after(1.1, line, .5, "layer 1 of");
      after(.01, line, .6, "too soon");
      after(.2, line, 1, "a text that is wider than the terminal is");
    }
    assertEquals("\r[##########----------]  50 % layer 1 of\u001b[K"
        + "\r[####################] 100 % a text tha\u001b[K\r\u001b[K", bytes.toString());
  }

  @Test
  void elsewhere_aLineEveryFewSeconds() {
    try (ProgressLine line = line(false)) {
      after(1.1, line, .25, "a");
      after(2, line, .5, "b");
      after(4, line, .75, "c");
    }
    assertEquals("25 % a\n75 % c\n", bytes.toString().replace("\r", ""));
  }
}
