package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.checkpoint.testing.CheckpointFormatConformance;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.TensorData;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every format must do, and what this one reads. */
class ${Class}FormatConformanceTest extends CheckpointFormatConformance {

  private static final String FILE = """
      {"config": {"model_type": "attention-only", "vocab_size": 2}, "words": ["yes", "no"],
       "tensors": {"embed.weight": {"shape": [2, 3], "values": [1, 2, 3, 4, 5, -0.5]}}}
      """;

  @Override
  protected CheckpointFormat technique() {
    return new ${Class}Format();
  }

  @Override
  protected String text() {
    return "yes no";
  }

  @Override
  protected Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve("small.${name}"), FILE);
  }

  @Override
  protected Path writeDamaged(Path folder) throws IOException {
    return Files.writeString(folder.resolve("damaged.${name}"), FILE.substring(0, FILE.length() / 2));
  }

  @Override
  protected Path writeForeign(Path folder) throws IOException {
    return Files.writeString(folder.resolve("small.json"), FILE);
  }

  @Test
  void tensor_hasTheNumbersOfTheFile(@TempDir Path folder) throws IOException {
    try (Checkpoint checkpoint = technique().open(write(folder))) {
      TensorData tensor = checkpoint.tensors().get("embed.weight");
      assertArrayEquals(new long[] {2, 3}, tensor.shape());
      assertEquals(FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5, -0.5f}), tensor.bytes().get().asFloatBuffer());
    }
  }

  @Test
  void tensorThatLacksNumbers_isNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("short.${name}"), FILE.replace(", -0.5", ""));
    HeadframeException refused = assertThrows(HeadframeException.class, () -> technique().open(file));
    assertTrue(refused.getMessage().contains("embed.weight"), refused.getMessage());
  }
}
