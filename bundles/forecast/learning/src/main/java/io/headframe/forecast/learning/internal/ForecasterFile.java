package io.headframe.forecast.learning.internal;

import com.google.gson.Gson;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.safetensors.Safetensors;
import io.headframe.core.safetensors.StoredTensor;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.api.StandardScaling;
import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learning.LearningCurve;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What was learned, as a file: arrays in safetensors format, and the rest as JSON in its header.
 *
 * @param kind which forecaster it is
 * @param task what it was fitted for
 * @param shape what it was fitted on
 * @param scaling of the series that it was fitted on
 * @param curve how it learned
 * @param arrays that were trained
 * @param derived that were computed before
 * @param extras what the forecaster keeps besides
 */
public record ForecasterFile(String kind, ForecastTask task, ForecastTask.Shape shape, StandardScaling scaling,
    LearningCurve curve, Map<String, FixedArray> arrays, Map<String, FixedArray> derived,
    Map<String, double[]> extras) {

  private static final String NAME = "forecaster.safetensors";
  private static final String HEADER = "forecaster";
  private static final String CHECKSUM = "crc32";
  private static final String ARRAY = "array/";
  private static final String DERIVED = "derived/";
  private static final String EXTRA = "extra/";
  private static final String SCALE = "scale/";

  private record Header(String kind, int horizon, int input, int season, int validation, String frequency,
      List<String> channels, LearningCurve curve) {}

  /** Writes it into a folder, whole or not at all. */
  public void write(Path folder) {
    Map<String, StoredTensor> tensors = new TreeMap<>();
    put(tensors, ARRAY, arrays);
    put(tensors, DERIVED, derived);
    extras.forEach((name, values) -> tensors.put(EXTRA + name, StoredTensor.doubles(values)));
    scaling.scales().forEach((id, scales) -> tensors.put(SCALE + id, StoredTensor.doubles(numbers(scales))));
    String header = new Gson().toJson(new Header(kind, task.horizon(), task.input(), task.season(), task.validation(),
        shape.frequency().toString(), shape.channels(), curve));
    new Safetensors(tensors, Map.of(HEADER, header, CHECKSUM, checksum(header, tensors))).write(folder.resolve(NAME));
  }

  /**
   * Reads it.
   *
   * @param kind which forecaster it should be
   * @throws IOException if there is no file
   * @throws HeadframeException if it is damaged, or of another forecaster (HF-LEARNING-002)
   */
  public static ForecasterFile read(Path folder, String kind) throws IOException {
    Path file = path(folder);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    Safetensors saved = Safetensors.read(file);
    String text = saved.metadata().getOrDefault(HEADER, "");
    if (!saved.metadata().getOrDefault(CHECKSUM, "").equals(checksum(text, new TreeMap<>(saved.tensors())))) {
      throw new HeadframeException(
          LearningError.OTHER_KIND, file, "something that no forecaster wrote, or that was changed since,", kind);
    }
    Header header = new Gson().fromJson(text, Header.class);
    if (!header.kind.equals(kind)) {
      throw new HeadframeException(LearningError.OTHER_KIND, file, "the forecaster '" + header.kind + "'", kind);
    }
    Map<String, FixedArray> arrays = new TreeMap<>();
    Map<String, FixedArray> derived = new TreeMap<>();
    Map<String, double[]> extras = new TreeMap<>();
    Map<String, StandardScaling.Scale[]> scales = new TreeMap<>();
    saved.tensors().forEach((name, tensor) -> {
      if (name.startsWith(ARRAY)) {
        arrays.put(name.substring(ARRAY.length()), new FixedArray(tensor.toFloats(), tensor.shape()));
      } else if (name.startsWith(DERIVED)) {
        derived.put(name.substring(DERIVED.length()), new FixedArray(tensor.toFloats(), tensor.shape()));
      } else if (name.startsWith(EXTRA)) {
        extras.put(name.substring(EXTRA.length()), tensor.toDoubles());
      } else if (name.startsWith(SCALE)) {
        scales.put(name.substring(SCALE.length()), scales(tensor.toDoubles()));
      }
    });
    return new ForecasterFile(kind, new ForecastTask(header.horizon, header.input, header.season, header.validation),
        new ForecastTask.Shape(Frequency.of(header.frequency), header.channels, Set.of()),
        new StandardScaling(scales), header.curve, arrays, derived, extras);
  }

  /** The file in a folder. */
  public static Path path(Path folder) {
    return folder.resolve(NAME);
  }

  private static void put(Map<String, StoredTensor> tensors, String prefix, Map<String, FixedArray> arrays) {
    arrays.forEach((name, array) -> tensors.put(prefix + name, StoredTensor.floats(array::values, array.shape())));
  }

  private static double[] numbers(StandardScaling.Scale... scales) {
    double[] numbers = new double[2 * scales.length];
    for (int c = 0; c < scales.length; c++) {
      numbers[2 * c] = scales[c].mean();
      numbers[2 * c + 1] = scales[c].deviation();
    }
    return numbers;
  }

  private static StandardScaling.Scale[] scales(double... numbers) {
    StandardScaling.Scale[] scales = new StandardScaling.Scale[numbers.length / 2];
    for (int c = 0; c < scales.length; c++) {
      scales[c] = new StandardScaling.Scale(numbers[2 * c], numbers[2 * c + 1]);
    }
    return scales;
  }

  private static String checksum(String header, Map<String, StoredTensor> sorted) {
    CRC32 checksum = new CRC32();
    checksum.update(header.getBytes(StandardCharsets.UTF_8));
    sorted.forEach((name, tensor) -> {
      checksum.update(name.getBytes(StandardCharsets.UTF_8));
      checksum.update(tensor.bytes().get());
    });
    return Long.toHexString(checksum.getValue());
  }
}
