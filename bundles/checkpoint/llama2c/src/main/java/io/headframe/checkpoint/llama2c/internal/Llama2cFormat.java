package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/** The files that llama2.c's first export (version 0) writes: 32-bit weights of a Llama model. */
@Component
@Technique(id = "llama2c")
public final class Llama2cFormat implements CheckpointFormat, HealthCheck {

  @Override
  public String description() {
    return "a llama2.c file (NAME.bin, with tokVOCABULARY.bin or tokenizer.bin beside it)";
  }

  /** {@inheritDoc} Any file of the name is taken, so that opening a truncated one says what is wrong with it. */
  @Override
  public boolean accepts(Path path) {
    return Files.isRegularFile(path) && path.getFileName().toString().endsWith(".bin");
  }

  @Override
  public void checkHealth(Run run) throws IOException {
    FormatHealth.check(this, run);
  }

  @Override
  public Checkpoint open(Path path) {
    return Llama2cCheckpoint.open(path);
  }
}
