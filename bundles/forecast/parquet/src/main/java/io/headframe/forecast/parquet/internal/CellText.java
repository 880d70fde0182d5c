package io.headframe.forecast.parquet.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The cells of a column as text. */
final class CellText {

  /** As the stamps of CSV files: no fraction where there is none. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter FRACTION = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS");

  private static final long NANOS = 1_000_000_000L;

  /** Of the Julian day number of 1970-01-01, from which the oldest kind of timestamp counts. */
  private static final int EPOCH = 2_440_588;

  private final PrimitiveType type;
  private final int defined;

  CellText(ColumnDescriptor column) {
    this.type = column.getPrimitiveType();
    this.defined = column.getMaxDefinitionLevel();
  }

  /** The cell that the reader stands at; empty where there is no value. */
  String of(ColumnReader column) {
    if (column.getCurrentDefinitionLevel() < defined) {
      return "";
    }
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof TimestampLogicalTypeAnnotation stamp) {
      long perSecond = switch (stamp.getUnit()) {
        case MILLIS -> 1_000;
        case MICROS -> 1_000_000;
        case NANOS -> NANOS;
      };
      long value = column.getLong();
      return time(Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (NANOS / perSecond));
    }
    if (meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(column.getInteger()).toString();
    }
    return switch (type.getPrimitiveTypeName()) {
      case DOUBLE -> number(column.getDouble());
      case FLOAT -> number(column.getFloat());
      case INT32 -> type.stringifier().stringify(column.getInteger());
      case INT64 -> type.stringifier().stringify(column.getLong());
      case BOOLEAN -> column.getBoolean() ? "1" : "0";
      case INT96 -> julian(column);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> meaning == null && type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
          ? column.getBinary().toStringUsingUTF8() : type.stringifier().stringify(column.getBinary());
    };
  }

  /** The shortest text that gives the same number; pandas has NaN where there is no value. */
  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static String number(float value) {
    return Float.isNaN(value) ? "" : Float.toString(value);
  }

  /** Twelve bytes, of Spark and Impala: nanoseconds of the day, then the Julian day. */
  private static String julian(ColumnReader column) {
    ByteBuffer bytes = column.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = bytes.getLong();
    long day = (long) bytes.getInt() - EPOCH;
    return time(day * 86_400 + Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  private static String time(long seconds, long nanos) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC);
    return time.format(nanos == 0 ? TIME : FRACTION);
  }
}
