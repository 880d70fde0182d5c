package io.headframe.forecast.baselines.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.api.Frequency;
import io.headframe.forecast.conformal.ConformalScores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** The file of a fitted baseline: numbers and texts in the form of {@link DataOutput}, and their CRC-32 at the end. */
final class BaselineFile {

  private static final String NAME = "baseline.bin";
  private static final String FORM = "headframe baseline 1";
  private static final int CHECKSUM = Long.BYTES;

  private BaselineFile() {}

  /** Reads a rule. */
  interface RuleReader {
    PointRule read(DataInputStream in, ForecastTask task) throws IOException;
  }

  static void write(Path folder, FittedBaseline fitted) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(FORM);
    out.writeUTF(fitted.kind());
    ForecastTask task = fitted.task();
    for (int number : new int[] {task.horizon(), task.input(), task.season(), task.validation()}) {
      out.writeInt(number);
    }
    out.writeUTF(fitted.shape().frequency().toString());
    out.writeInt(fitted.shape().channels().size());
    for (String channel : fitted.shape().channels()) {
      out.writeUTF(channel);
    }
    fitted.rule().write(out);
    out.writeInt(fitted.calibration().scores().size());
    for (ConformalScores series : fitted.calibration().scores().values()) {
      out.writeUTF(series.id());
      out.writeInt(series.errors()[0][0].length);
      for (double[][] channel : series.errors()) {
        writeRows(out, channel);
      }
    }
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    Files.write(folder.resolve(NAME), bytes.toByteArray());
  }

  static FittedBaseline read(Path folder, String kind, RuleReader rules) throws IOException {
    Path file = folder.resolve(NAME);
    byte[] bytes = Files.readAllBytes(file);
    int length = bytes.length - CHECKSUM;
    if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != checksum(bytes, length)) {
      throw new HeadframeException(BaselineError.DAMAGED, file, "its checksum does not fit");
    }
    try {
      return read(file, kind, new DataInputStream(new ByteArrayInputStream(bytes, 0, length)), rules);
    } catch (EOFException | UTFDataFormatException | IllegalArgumentException wrong) {
      throw new HeadframeException(wrong, BaselineError.DAMAGED, file, "its numbers do not fit each other");
    }
  }

  private static FittedBaseline read(Path file, String kind, DataInputStream in, RuleReader rules) throws IOException {
    if (!in.readUTF().equals(FORM)) {
      throw new HeadframeException(BaselineError.DAMAGED, file, "it has another form");
    }
    String found = in.readUTF();
    if (!found.equals(kind)) {
      throw new HeadframeException(BaselineError.DAMAGED, file, "it holds a " + found + " and not a " + kind);
    }
    ForecastTask task = new ForecastTask(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    Frequency frequency = Frequency.of(in.readUTF());
    List<String> channels = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      channels.add(in.readUTF());
    }
    PointRule rule = rules.read(in, task);
    Map<String, ConformalScores> scores = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String id = in.readUTF();
      int windows = in.readInt();
      double[][][] series = new double[channels.size()][][];
      for (int c = 0; c < series.length; c++) {
        series[c] = readRows(in, task.horizon(), windows);
      }
      scores.put(id, new ConformalScores(id, series));
    }
    return new FittedBaseline(kind, task, new ForecastTask.Shape(frequency, channels, Set.of()), rule,
        new Calibration(scores));
  }

  static void writeRows(DataOutput out, double[][] rows) throws IOException {
    for (double[] row : rows) {
      for (double number : row) {
        out.writeDouble(number);
      }
    }
  }

  /** Nothing is allocated that the file does not have. */
  static double[][] readRows(DataInputStream in, int rows, int columns) throws IOException {
    if (rows < 1 || columns < 1 || (long) rows * columns > in.available() / Double.BYTES) {
      throw new EOFException();
    }
    double[][] read = new double[rows][columns];
    for (double[] row : read) {
      for (int i = 0; i < columns; i++) {
        row[i] = in.readDouble();
      }
    }
    return read;
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 checksum = new CRC32();
    checksum.update(Arrays.copyOf(bytes, length));
    return checksum.getValue();
  }
}
