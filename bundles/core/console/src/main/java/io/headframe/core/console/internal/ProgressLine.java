package io.headframe.core.console.internal;

import io.headframe.core.host.Runs;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a run is, once it takes longer than a second: as one line that is drawn again on a terminal, as a
 * line every few seconds elsewhere. Called by the computing thread, closed by the waiting one.
 */
public final class ProgressLine implements Runs.Progress, AutoCloseable {

  private static final long SECOND = 1_000_000_000L;
  private static final long REDRAW = SECOND / 10;
  private static final long REPEAT = 5 * SECOND;
  private static final int BAR = 20;

  private final Screen screen;
  private final LongSupplier nanos;
  private final long start;
  private long last;
  private boolean drawn;
  private boolean closed;

  /**
   * @param screen where it is drawn
   * @param nanos the clock
   */
  public ProgressLine(Screen screen, LongSupplier nanos) {
    this.screen = screen;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.last = start;
  }

  @Override
  public synchronized void report(double fraction, String doing) {
    long now = nanos.getAsLong();
    boolean due = now - start >= SECOND && (!drawn || now - last >= (screen.terminal() ? REDRAW : REPEAT));
    if (closed || !due) {
      return;
    }
    last = now;
    drawn = true;
    double part = Math.max(0, Math.min(1, fraction));
    if (screen.terminal()) {
      int full = (int) Math.round(part * BAR);
      String line = String.format(Locale.ROOT, "[%s%s] %3.0f %% %s",
          "#".repeat(full), "-".repeat(BAR - full), 100 * part, doing);
      int most = Math.max(20, screen.width().getAsInt() - 1);
      screen.err().print("\r" + (line.length() > most ? line.substring(0, most) : line) + "\u001b[K");
    } else {
      screen.err().printf(Locale.ROOT, "%.0f %% %s%n", 100 * part, doing);
    }
    screen.err().flush();
  }

  /** Wipes the line, so that the report begins on an empty one. */
  @Override
  public synchronized void close() {
    closed = true;
    if (drawn && screen.terminal()) {
      screen.err().print("\r\u001b[K");
      screen.err().flush();
    }
  }
}
