package org.example.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.method.RunCancelledException;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelloMethodTest {

  @TempDir
  Path folder;

  @Test
  void run_withoutWaiting_greetsWithItsVersion() throws Exception {
    var greeting = new HelloMethod().run(new HelloMethod.Parameters("Ada", 0), run());
    assertEquals("Hello, Ada, from version " + HelloMethod.VERSION + ".", greeting.text().value());
    assertEquals(HelloMethod.VERSION, greeting.version());
  }

  @Test
  void run_aFifthOfASecond_reportsEachStep() throws Exception {
    TestRun run = run();
    new HelloMethod().run(new HelloMethod.Parameters("Ada", 0.2), run);
    assertEquals(List.of(0.0, 0.5), run.progress());
  }

  @Test
  void run_cancelled_stops() {
    var parameters = new HelloMethod.Parameters("Ada", 3600);
    assertThrows(RunCancelledException.class, () -> new HelloMethod().run(parameters, run().cancelAtCheck(1)));
  }

  private TestRun run() {
    return new TestRun(new FixedLeases(), folder, 42);
  }
}
