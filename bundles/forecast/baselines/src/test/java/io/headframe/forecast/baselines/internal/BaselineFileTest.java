package io.headframe.forecast.baselines.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {

  @TempDir
  Path folder;

  @Test
  void intervals_areKeptToo() throws IOException {
    try (TestRun run = run(); FittedForecaster fitted = saved(run);
        FittedForecaster again = new LinearMap().load(folder, run)) {
      ForecastRequest request = ForecastRequest.levels(3, List.of(50));
      assertArrayEquals(fitted.predict(panel(), request, run).get(0).quantile(0.25, 0),
          again.predict(panel(), request, run).get(0).quantile(0.25, 0));
    }
  }

  @Test
  void anyChangedByte_isRefused() throws IOException {
    try (TestRun run = run()) {
      saved(run).close();
      byte[] bytes = Files.readAllBytes(folder.resolve("baseline.bin"));
      for (int i = 0; i < bytes.length; i++) {
        byte[] changed = bytes.clone();
        changed[i] ^= 1;
        assertRefused(changed, run);
      }
    }
  }

  /** Somebody who wants to do harm computes the checksum anew: numbers of any size are refused before memory is. */
  @Test
  void impossibleNumbers_withARightChecksum_areRefused() throws IOException {
    try (TestRun run = run()) {
      saved(run).close();
      byte[] bytes = Files.readAllBytes(folder.resolve("baseline.bin"));
      int horizon = 2 + "headframe baseline 1".length() + 2 + "LinearMap".length();
      for (int number : new int[] {Integer.MAX_VALUE, 1 << 20, 0, -1}) {
        for (int field = 0; field < 2; field++) {
          byte[] changed = bytes.clone();
          ByteBuffer.wrap(changed).putInt(horizon + field * Integer.BYTES, number);
          CRC32 checksum = new CRC32();
          checksum.update(changed, 0, changed.length - Long.BYTES);
          ByteBuffer.wrap(changed).putLong(changed.length - Long.BYTES, checksum.getValue());
          assertRefused(changed, run);
        }
      }
    }
  }

  @Test
  void fileOfAnotherBaseline_isRefused() throws IOException {
    try (TestRun run = run()) {
      saved(run).close();
      HeadframeException refused = assertThrows(HeadframeException.class, () -> new RepeatLast().load(folder, run));
      assertEquals("HF-BASELINE-001", refused.id(), refused.getMessage());
    }
  }

  private void assertRefused(byte[] bytes, TestRun run) throws IOException {
    Files.write(folder.resolve("baseline.bin"), bytes);
    assertEquals("HF-BASELINE-001",
        assertThrows(HeadframeException.class, () -> new LinearMap().load(folder, run)).id());
  }

  private FittedForecaster saved(TestRun run) throws IOException {
    FittedForecaster fitted = new LinearMap().fit(panel(), new ForecastTask(3, 2, 1, 0), run);
    fitted.save(folder);
    return fitted;
  }

  private TestRun run() {
    return new TestRun(new FixedLeases(), folder, 1);
  }

  private static Panel panel() {
    long[] stamps = new long[40];
    double[] values = new double[stamps.length];
    Arrays.setAll(stamps, i -> i);
    Arrays.setAll(values, i -> Math.sin(i * i));
    return new Panel(Frequency.of("step"), List.of("y"), List.of(new Series("a", stamps, new double[][] {values})));
  }
}
