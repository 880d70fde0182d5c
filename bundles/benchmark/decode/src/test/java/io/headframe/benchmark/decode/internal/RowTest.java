package io.headframe.benchmark.decode.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {

  @Test
  void names_areReadAndWritten() {
    String names = "pp128,tg64,tg64@d512,verify-16,ttft,rss";
    assertEquals(names, String.join(",", Row.parse(names).stream().map(Row::name).toList()));
    assertEquals(1, Row.parse("pp8,pp8").size());
  }

  @Test
  void positions_areThoseThatAreComputed() {
    List<Row> rows = Row.parse("pp128,tg64,tg64@d512,verify-16,ttft");
    assertEquals(List.of(128, 16 + 64, 512 + 64, 64 + 16, 16 + 1), rows.stream().map(Row::positions).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pp", "pp0", "tg12x", "pp128@d4", "verify16", "verify-4@d8", "tg8@d0", "rss3"})
  void otherWords_areRefused(String word) {
    HeadframeException error = assertThrows(HeadframeException.class, () -> Row.parse(word));
    assertEquals("HF-BENCH-010", error.id());
  }
}
