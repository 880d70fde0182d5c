package io.headframe.core.host.internal.plugin.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportedStreamTest {

  @Test
  void everyMebibyte_isReportedOnce_andTheBytesAreTheSame() throws Exception {
    byte[] bytes = new byte[(5 << 20) / 2];
    new Random(1).nextBytes(bytes);
    List<String> said = new ArrayList<>();
    try (ReportedStream in = new ReportedStream(new ByteArrayInputStream(bytes), "fetching x 1.0.0", bytes.length,
        said::add)) {
      assertEquals(bytes[0] & 0xff, in.read());
      byte[] rest = in.readAllBytes();
      assertEquals(bytes.length - 1, rest.length);
      assertArrayEquals(new byte[] {bytes[1], bytes[bytes.length - 1]}, new byte[] {rest[0], rest[rest.length - 1]});
    }
    assertEquals(2, said.size(), said::toString);
    assertEquals("fetching x 1.0.0: 2 of 3 MiB", said.get(1));
  }
}
