package io.headframe.forecast.parquet.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** What a column is written as. */
enum CellKind {

  /** 64-bit integers. */
  WHOLE("[+-]?\\d{1,18}") {
    @Override
    Type type(String name) {
      return Types.optional(PrimitiveTypeName.INT64).named(name);
    }

    @Override
    void add(Group row, String column, String cell) {
      row.add(column, Long.parseLong(cell));
    }
  },

  /** Doubles. */
  NUMBER("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?") {
    @Override
    Type type(String name) {
      return Types.optional(PrimitiveTypeName.DOUBLE).named(name);
    }

    @Override
    void add(Group row, String column, String cell) {
      row.add(column, Double.parseDouble(cell));
    }
  },

  /** Milliseconds since 1970 without a zone. */
  TIME("\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?)?") {
    @Override
    Type type(String name) {
      return Types.optional(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timestampType(false, LogicalTypeAnnotation.TimeUnit.MILLIS)).named(name);
    }

    @Override
    void add(Group row, String column, String cell) {
      LocalDateTime time = cell.indexOf(':') < 0
          ? LocalDate.parse(cell).atStartOfDay() : LocalDateTime.parse(cell.replace(' ', 'T'));
      row.add(column, time.toInstant(ZoneOffset.UTC).toEpochMilli());
    }
  },

  /** Text in UTF-8. */
  TEXT("(?s).*") {
    @Override
    Type type(String name) {
      return Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(name);
    }

    @Override
    void add(Group row, String column, String cell) {
      row.add(column, cell);
    }
  };

  private final Pattern cells;

  CellKind(String cells) {
    this.cells = Pattern.compile(cells);
  }

  /** The first that all cells with a value allow; text where there is none. */
  static CellKind of(List<String> column) {
    List<String> present = column.stream().filter(cell -> !cell.isEmpty()).toList();
    if (present.isEmpty()) {
      return TEXT;
    }
    for (CellKind kind : values()) {
      if (present.stream().allMatch(cell -> kind.cells.matcher(cell).matches())) {
        return kind;
      }
    }
    throw new IllegalStateException("any cell is text");
  }

  /** The column of a schema. */
  abstract Type type(String name);

  /** Sets a cell of a row. */
  abstract void add(Group row, String column, String cell);
}
