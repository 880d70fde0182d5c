package io.headframe.forecast.parquet.internal;

import io.headframe.forecast.parquet.ParquetTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes a table with a kind for each column that its cells allow. */
public final class TableWriter {

  private TableWriter() {}

  /** As {@link ParquetTable#write}. */
  public static void write(ParquetTable table, Path file) throws IOException {
    List<CellKind> kinds = IntStream.range(0, table.columns().size())
        .mapToObj(c -> CellKind.of(table.rows().stream().map(row -> row.get(c)).toList())).toList();
    Types.MessageTypeBuilder builder = Types.buildMessage();
    for (int c = 0; c < kinds.size(); c++) {
      builder.addField(kinds.get(c).type(table.columns().get(c)));
    }
    MessageType schema = builder.named("table");
    try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema)
        .withConf(new PlainParquetConfiguration()).withCodecFactory(new JavaCodecs())
        .withCompressionCodec(JavaCodecs.WRITTEN).withWriteMode(ParquetFileWriter.Mode.OVERWRITE).build()) {
      for (List<String> row : table.rows()) {
        Group cells = new SimpleGroup(schema);
        for (int c = 0; c < kinds.size(); c++) {
          if (!row.get(c).isEmpty()) {
            kinds.get(c).add(cells, table.columns().get(c), row.get(c));
          }
        }
        writer.write(cells);
      }
    }
  }
}
