package ${package};

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.FittedForecaster;
import io.headframe.forecast.api.ForecastRequest;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Forecaster;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.Panel;
import io.headframe.forecast.api.Series;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Draws the line through the first and the last value that it sees on into the future, the drift method. With y[1] …
 * y[n] the last n values of a channel, n the input of the task,
 *
 * <pre>
 * ŷ[n + h] = y[n] + h · (y[n] − y[1]) / (n − 1)
 * </pre>
 *
 * <p>Hyndman and Athanasopoulos, "Forecasting: Principles and Practice", section 5.2.
 *
 * <p>Not for: series with a season, whose first and last value may stand anywhere in it.
 */
@Component
@Technique(id = "${id}")
public final class ${Class}Forecaster implements Forecaster, HealthCheck {

  /** Arguments: the file, what is wrong with it. */
  static final ErrorKind DAMAGED = ErrorKind.input(
      "${ERROR}-001",
      "%s holds no forecaster of ${id}: %s; fit and save it again.");

  /** What it can do beyond points. */
  static final Set<Ability> ABILITIES = Set.of(Ability.NEW_SERIES);

  /** A line has two points. */
  static final int NEEDED = 2;

  @Override
  public String description() {
    return "the line through the first and the last value, drawn on";
  }

  @Override
  public Set<Ability> abilities() {
    return ABILITIES;
  }

  /** Learns nothing; a forecaster that does leaves the last {@code task.validation()} steps out of it. */
  @Override
  public FittedForecaster fit(Panel training, ForecastTask task, Run run) {
    run.checkCancelled();
    task.checkTraining(training, NEEDED, ABILITIES);
    return new ${Class}Line(task, ForecastTask.Shape.of(training));
  }

  @Override
  public FittedForecaster load(Path folder, Run run) throws IOException {
    Path file = folder.resolve(${Class}Line.FILE);
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      if (!in.readUTF().equals(${Class}Line.FORM)) {
        throw new HeadframeException(DAMAGED, file, "it has another form");
      }
      ForecastTask task = new ForecastTask(in.readInt(), in.readInt(), in.readInt(), in.readInt());
      Frequency frequency = Frequency.of(in.readUTF());
      List<String> channels = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        channels.add(in.readUTF());
      }
      if (channels.isEmpty() || in.read() >= 0) {
        throw new HeadframeException(DAMAGED, file, "its length does not fit");
      }
      return new ${Class}Line(task, new ForecastTask.Shape(frequency, channels, Set.of()));
    } catch (IllegalArgumentException wrong) {
      throw new HeadframeException(wrong, DAMAGED, file, wrong.getMessage());
    }
  }

  /** After 1, 2, 3 … 20 come 21, 22 and 23. */
  @Override
  public void checkHealth(Run run) {
    double[] values = new double[20];
    long[] stamps = new long[values.length];
    Arrays.setAll(values, i -> i + 1);
    Arrays.setAll(stamps, i -> i);
    Panel panel = new Panel(
        Frequency.of("step"), List.of("y"), List.of(new Series("line", stamps, new double[][] {values})));
    try (FittedForecaster fitted = fit(panel, new ForecastTask(3, 8, 1, 0), run)) {
      double[] found = fitted.predict(panel, ForecastRequest.points(3), run).get(0).points()[0];
      for (int i = 0; i < found.length; i++) {
        if (Math.abs(found[i] - (21 + i)) > 1e-9) {
          throw new IllegalStateException("after 1 to 20 come 21, 22 and 23, and forecast was "
              + Arrays.toString(found));
        }
      }
    }
  }
}
