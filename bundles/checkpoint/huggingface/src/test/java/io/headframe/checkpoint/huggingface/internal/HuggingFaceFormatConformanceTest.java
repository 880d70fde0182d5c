package io.headframe.checkpoint.huggingface.internal;

import static io.headframe.checkpoint.huggingface.internal.TestFolder.floats;
import static io.headframe.checkpoint.huggingface.internal.TestFolder.safetensors;
import static io.headframe.checkpoint.huggingface.internal.TestFolder.tensor;

import io.headframe.checkpoint.testing.CheckpointFormatConformance;
import io.headframe.core.transformer.CheckpointFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HuggingFaceFormatConformanceTest extends CheckpointFormatConformance {

  @Override
  protected CheckpointFormat technique() {
    return new HuggingFaceFormat();
  }

  @Override
  protected Path write(Path folder) {
    new TestFolder(folder)
        .with("config.json", TestFolder.CONFIG)
        .with("tokenizer.json", TestFolder.TOKENIZER)
        .with("model.safetensors", safetensors("{" + tensor("w", "F32", "[1]", "[0, 4]") + "}", floats(1f)));
    return folder;
  }

  /** Without its configuration. */
  @Override
  protected Path writeDamaged(Path folder) throws IOException {
    Files.delete(write(folder).resolve("config.json"));
    return folder;
  }

  @Override
  protected Path writeForeign(Path folder) throws IOException {
    return Files.write(folder.resolve("model.gguf"), new byte[1]);
  }
}
