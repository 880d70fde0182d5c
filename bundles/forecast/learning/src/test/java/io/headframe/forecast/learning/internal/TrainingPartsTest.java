package io.headframe.forecast.learning.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import io.headframe.forecast.learning.WindowBatch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPartsTest {

  /** The windows of the long-horizon tables: 8640 hours to train and 2880 to validate, an input of 96. */
  @Test
  void windows_areThoseOfThePublishedProtocol() {
    Panel panel = panel("h", 8640 + 2880);
    int[] horizons = {96, 192, 336, 720};
    int[] training = {8449, 8353, 8209, 7825};
    int[] validation = {2785, 2689, 2545, 2161};
    for (int i = 0; i < horizons.length; i++) {
      TrainingParts parts = TrainingParts.of(panel, new ForecastTask(horizons[i], 96, 24, 2880));
      assertEquals(training[i], parts.training().size());
      assertEquals(validation[i], parts.validation().size());
      assertEquals(8640, parts.learned().shortest());
    }
  }

  /** y = step: the mean of the first 80 is 39.5, their variance (80² − 1) / 12, whatever follows. */
  @Test
  void scales_comeFromThePartThatIsLearned() {
    TrainingParts parts = TrainingParts.of(panel("step", 100), new ForecastTask(4, 8, 1, 20));
    assertEquals(39.5, parts.scaling().scale("s", 0).mean(), 1e-9);
    assertEquals(Math.sqrt(6399 / 12.0), parts.scaling().scale("s", 0).deviation(), 1e-9);
  }

  @Test
  void validation_isTheLastFifth_whereNobodySaysHowMuch_andNothingWhereThereIsNoRoom() {
    assertEquals(20 - 4 + 1, TrainingParts.of(panel("step", 100), new ForecastTask(4, 8, 1, 0)).validation().size());
    // 12 steps are needed to learn from one window; of 15, three are not enough for a horizon of four.
    TrainingParts few = TrainingParts.of(panel("step", 15), new ForecastTask(4, 8, 1, 0));
    assertEquals(0, few.validation().size());
    assertEquals(4, few.training().size());
  }

  @Test
  void batch_hasThePast_theMarks_andTheFuture() {
    TrainingParts parts = TrainingParts.of(panel("h", 60), new ForecastTask(2, 3, 1, 10));
    double deviation = parts.scaling().scale("s", 0).deviation();
    double mean = parts.scaling().scale("s", 0).mean();
    try (NDManager memory = NDManager.newBaseManager()) {
      WindowBatch batch = parts.training().batch(new int[] {5, 0}, true, memory);
      assertArrayEquals(scaled(mean, deviation, 5, 6, 7, 0, 1, 2), batch.past().toFloatArray(), 1e-6f);
      assertArrayEquals(scaled(mean, deviation, 8, 9, 3, 4), batch.future().toFloatArray(), 1e-6f);
      assertArrayEquals(new int[] {0, 0}, batch.series());
      // Hour of the day, day of the week, of the month, of the year; the first stamp is a Thursday's midnight.
      assertEquals(4, batch.marks().getShape().get(1));
      float[] marks = batch.marks().toFloatArray();
      assertArrayEquals(new float[] {5 / 23f - 0.5f, 6 / 23f - 0.5f, 7 / 23f - 0.5f, 0, 0, 0},
          Arrays.copyOf(marks, 6), 1e-6f);
      WindowBatch last = parts.validation().batch(new int[] {parts.validation().size() - 1}, true, memory);
      assertArrayEquals(scaled(mean, deviation, 58, 59), last.future().toFloatArray(), 1e-6f);
    }
  }

  private static float[] scaled(double mean, double deviation, int... values) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) ((values[i] - mean) / deviation);
    }
    return scaled;
  }

  /** The value of each step is its number. */
  private static Panel panel(String frequency, int length) {
    Frequency every = Frequency.of(frequency);
    long[] stamps = new long[length];
    Arrays.setAll(stamps, i -> every.plus(0, i));
    double[] values = new double[length];
    Arrays.setAll(values, i -> i);
    return new Panel(every, List.of("y"), List.of(new Series("s", stamps, new double[][] {values})));
  }
}
