package io.headframe.forecast.parquet.internal;

import io.headframe.forecast.parquet.ParquetColumn;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Writes rows through the library. */
public final class RowWriter implements Closeable {

  private final List<ParquetColumn> columns;
  private final MessageType schema;
  private final ParquetWriter<Group> writer;

  /** Begins a file. */
  public RowWriter(Path file, List<ParquetColumn> columns) throws IOException {
    this.columns = columns;
    Types.MessageTypeBuilder builder = Types.buildMessage();
    columns.forEach(column -> builder.addField(type(column)));
    this.schema = builder.named("table");
    this.writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema)
        .withConf(new PlainParquetConfiguration()).withCodecFactory(new JavaCodecs())
        .withCompressionCodec(JavaCodecs.WRITTEN).withWriteMode(ParquetFileWriter.Mode.OVERWRITE).build();
  }

  private static Type type(ParquetColumn column) {
    return switch (column.kind()) {
      case TEXT -> Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType())
          .named(column.name());
      case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case TIME -> Types.optional(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timestampType(false, LogicalTypeAnnotation.TimeUnit.MILLIS)).named(column.name());
    };
  }

  /** Writes a row; a cell that is null has no value. */
  public void add(Object... cells) throws IOException {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells in a row of " + columns.size() + " columns");
    }
    Group row = new SimpleGroup(schema);
    for (int c = 0; c < cells.length; c++) {
      if (cells[c] == null) {
        continue;
      }
      switch (columns.get(c).kind()) {
        case TEXT -> row.add(c, (String) cells[c]);
        case NUMBER -> row.add(c, (double) cells[c]);
        case WHOLE, TIME -> row.add(c, (long) cells[c]);
        default -> throw new IllegalStateException();
      }
    }
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
