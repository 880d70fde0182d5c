package io.headframe.forecast.data.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CSV (RFC 4180, with any of four separators). */
final class CsvFile {

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int LINES_TO_DETECT = 100;

  private CsvFile() {}

  /** Reads a text; {@code name} is for messages. */
  static CellTable read(String name, String text, Optional<Character> said) {
    char separator = said.orElseGet(() -> detect(name, text));
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = reader(separator).ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        rows.add(record.getFields().stream().map(String::strip).toList());
        lines.add(record.getStartingLineNumber());
      }
    } catch (CsvParseException bad) {
      throw new HeadframeException(bad, SeriesError.NO_TABLE, name, firstLine(bad));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    List<String> header = rows.isEmpty() ? List.of() : rows.remove(0);
    if (!lines.isEmpty()) {
      lines.remove(0);
    }
    return CellTable.of(name, Optional.of(separator), header, rows, lines);
  }

  private static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder().fieldSeparator(separator);
  }

  /** The one that is in the first line and gives all of the first lines equally many cells. */
  private static char detect(String name, String text) {
    List<Character> possible = new ArrayList<>();
    for (char candidate : SEPARATORS) {
      if (sameCells(text, candidate)) {
        possible.add(candidate);
      }
    }
    // A decimal comma splits each number of a table with another separator, but not the names above.
    if (possible.isEmpty()) {
      throw uneven(name, text);
    }
    if (possible.size() > 1) {
      throw new HeadframeException(SeriesError.SEPARATOR, name, possible);
    }
    return possible.get(0);
  }

  /** With the separator that makes the most names, the first line that has another number of cells. */
  private static HeadframeException uneven(String name, String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    String first = lines.isEmpty() ? "" : lines.get(0);
    char likeliest = SEPARATORS[0];
    for (char candidate : SEPARATORS) {
      likeliest = cells(first, candidate) > cells(first, likeliest) ? candidate : likeliest;
    }
    int line = 0;
    while (line + 1 < lines.size() && cells(lines.get(line), likeliest) == cells(first, likeliest)) {
      line++;
    }
    return new HeadframeException(SeriesError.NO_SEPARATOR, name, line + 1,
        lines.isEmpty() ? 0 : cells(lines.get(line), likeliest), cells(first, likeliest));
  }

  private static long cells(String line, char separator) {
    return line.chars().filter(each -> each == separator).count() + 1;
  }

  private static boolean sameCells(String text, char separator) {
    try (CsvReader<CsvRecord> reader = reader(separator).ofCsvRecord(text)) {
      int read = 0;
      for (CsvRecord record : reader) {
        if (record.getFieldCount() < 2) {
          return false;
        }
        if (++read == LINES_TO_DETECT) {
          return true;
        }
      }
      return read > 0;
    } catch (CsvParseException otherCounts) {
      return false;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String firstLine(CsvParseException bad) {
    String message = bad.getCause() == null ? bad.getMessage() : bad.getMessage() + ": " + bad.getCause().getMessage();
    return message.lines().findFirst().orElse("it is damaged").replaceFirst("\\.$", "");
  }
}
