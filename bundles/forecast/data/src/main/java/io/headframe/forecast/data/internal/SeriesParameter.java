package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.forecast.api.SeriesData;
import io.headframe.forecast.parquet.ParquetTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Lets a method have time series as a parameter: a CSV file, or a Parquet file if its name ends with .parquet, long
 * (unique_id, ds, y and more columns) or wide (stamps and one column for each channel), and behind its name how it is
 * read. A file whose whole name is the text wins.
 */
@Component
@Technique(id = "io.headframe.forecast.api.SeriesData")
public final class SeriesParameter implements ParameterType<SeriesData>, HealthCheck {

  /** Some three million rows of ten columns; the cells take several times as much memory while they are read. */
  private static final int LIMIT = 256 << 20;

  private static final String PARQUET = ".parquet";

  @Override
  public String description() {
    return "a CSV or Parquet file, long (unique_id, ds, y) or wide (date and columns); options follow its name,"
        + " for example FILE,missing=interpolate,frequency=h";
  }

  @Override
  public Opened<SeriesData> open(String text, Run run) {
    int comma = exists(text) ? -1 : text.indexOf(',');
    String file = comma < 0 ? text : text.substring(0, comma);
    ReadingOptions options = ReadingOptions.of(comma < 0 ? "" : text.substring(comma + 1));
    if (!exists(file)) {
      throw new HeadframeException(SeriesError.NO_FILE, file);
    }
    byte[] bytes = bytes(Path.of(file));
    String name = stem(Path.of(file));
    CellTable table = file.toLowerCase(Locale.ROOT).endsWith(PARQUET)
        ? parquet(name, Path.of(file)) : CsvFile.read(name, decode(file, bytes), options.separator());
    SeriesData data = PanelReading.read(name, table, options);
    return new Opened<>(data, digest(bytes, options));
  }

  @Override
  public void checkHealth(Run run) throws IOException {
    Path file = Files.writeString(run.artifact("series.csv"), "ds;y\n2024-01-01;1,5\n2024-01-02;2,5\n");
    double found = open(file.toString(), run).value().panel().series().get(0).value(0, 1);
    if (found != 2.5) {
      throw new IllegalStateException("2,5 was written, and read was " + found);
    }
  }

  private static boolean exists(String text) {
    try {
      return !text.isBlank() && Files.exists(Path.of(text));
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new HeadframeException(SeriesError.TOO_LARGE, file, LIMIT >> 20);
      }
      return bytes;
    } catch (IOException e) {
      throw new HeadframeException(e, SeriesError.UNREADABLE, file,
          Files.isDirectory(file) ? "it is a folder" : e.getClass().getSimpleName());
    }
  }

  private static CellTable parquet(String name, Path file) {
    try {
      return CellTable.of(name, ParquetTable.read(file));
    } catch (IOException e) {
      throw new HeadframeException(e, SeriesError.NO_PARQUET, file, e.getMessage());
    }
  }

  private static String decode(String file, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new HeadframeException(e, SeriesError.UNREADABLE, file, "it is not text in UTF-8");
    }
  }

  private static String digest(byte[] bytes, ReadingOptions options) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes);
      options.values().entrySet().stream().sorted(Map.Entry.comparingByKey())
          .forEach(each -> digest.update(each.toString().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
