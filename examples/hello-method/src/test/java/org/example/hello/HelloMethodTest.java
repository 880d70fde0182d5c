package org.example.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

class HelloMethodTest {

  @Test
  void run_withoutWaiting_greetsWithItsVersion() throws Exception {
    var greeting = new HelloMethod().run(new HelloMethod.Parameters("Ada", 0), new RecordingRun(false));
    assertEquals("Hello, Ada, from version " + HelloMethod.VERSION + ".", greeting.text().value());
    assertEquals(HelloMethod.VERSION, greeting.version());
  }

  @Test
  void run_aFifthOfASecond_reportsEachStep() throws Exception {
    RecordingRun run = new RecordingRun(false);
    new HelloMethod().run(new HelloMethod.Parameters("Ada", 0.2), run);
    assertEquals(List.of(0.0, 0.5), run.fractions);
  }

  @Test
  void run_cancelled_stops() {
    var parameters = new HelloMethod.Parameters("Ada", 3600);
    assertThrows(RunCancelledException.class, () -> new HelloMethod().run(parameters, new RecordingRun(true)));
  }

  private static final class RecordingRun implements Run {
    final List<Double> fractions = new ArrayList<>();
    private final boolean cancelled;

    RecordingRun(boolean cancelled) {
      this.cancelled = cancelled;
    }

    @Override
    public void progress(double fraction, String doing) {
      fractions.add(fraction);
    }

    @Override
    public void checkCancelled() {
      if (cancelled) {
        throw new RunCancelledException();
      }
    }

    @Override
    public long seed() {
      return 42;
    }

    @Override
    public Logger log() {
      return NOPLogger.NOP_LOGGER;
    }

    @Override
    public Path artifact(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T extends AutoCloseable> T closeAtEnd(T resource) {
      return resource;
    }

    @Override
    public Leases leases() {
      throw new UnsupportedOperationException();
    }
  }
}
