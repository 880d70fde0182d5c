package io.headframe.benchmark.decode.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Llama2cEngineTest {

  @TempDir
  private Path folder;

  private Llama2cEngine engine(String text) throws IOException {
    Path program = Scripts.write(folder, "run", "#!/bin/sh\n" + text);
    Path errors = Files.createFile(folder.resolve("errors.txt"));
    return new Llama2cEngine(program, folder.resolve("model.bin"), folder.resolve("tok512.bin"), 2, errors,
        new TestRun(new FixedLeases(), folder, 0));
  }

  /** The program prints pieces and a speed; three tokens have two steps between them. */
  @Test
  void output_isTokensAndATime() throws IOException {
    try (Llama2cEngine engine = engine("""
        [ "$*" = "%s -z %s -t 0 -n 3" ] || exit 1
        echo 000004000017000400
        echo 'achieved tok/s: 50.123456' >&2
        """.formatted(folder.resolve("model.bin"), folder.resolve("tok512.bin")))) {
      Engine.Generated found = engine.generate(3, 1);
      assertArrayEquals(new int[] {4, 17, 400}, found.tokens());
      assertEquals(2e9 / 50.123456, found.decodeNanos(), 1);
    }
  }

  @Test
  void fewerTokens_areAbsent() throws IOException {
    try (Llama2cEngine engine = engine("echo 000004")) {
      assertTrue(assertThrows(Absent.class, () -> engine.generate(3, 1)).getMessage().contains("after 1 tokens"));
      assertTrue(assertThrows(Absent.class, () -> engine.generate(3, 1, 2)).getMessage().contains("token 1"));
    }
  }

  @Test
  void missingProgram_isAbsent() {
    Path none = folder.resolve("none");
    assertThrows(Absent.class, () -> new Llama2cEngine(none, none, none, 1, none, null));
  }
}
