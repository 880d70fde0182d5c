package io.headframe.checkpoint.llama2c.internal;

import io.headframe.checkpoint.testing.CheckpointFormatConformance;
import io.headframe.core.transformer.CheckpointFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class Llama2cFormatConformanceTest extends CheckpointFormatConformance {

  @Override
  protected CheckpointFormat technique() {
    return new Llama2cFormat();
  }

  @Override
  protected Path write(Path folder) {
    TestFile.tokenizer("a", "b").write(folder.resolve("tok5.bin"));
    return TestFile.model(true).write(folder.resolve("model.bin"));
  }

  @Override
  protected Path writeDamaged(Path folder) throws IOException {
    byte[] whole = TestFile.model(true).toBytes();
    return Files.write(folder.resolve("model.bin"), Arrays.copyOf(whole, whole.length / 2));
  }

  @Override
  protected Path writeForeign(Path folder) throws IOException {
    return Files.write(folder.resolve("model.gguf"), new byte[1]);
  }
}
