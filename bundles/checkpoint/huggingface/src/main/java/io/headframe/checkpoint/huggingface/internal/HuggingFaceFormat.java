package io.headframe.checkpoint.huggingface.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/** Folders as Hugging Face's transformers library saves them. */
@Component
@Technique(id = "huggingface")
public final class HuggingFaceFormat implements CheckpointFormat, HealthCheck {

  @Override
  public String description() {
    return "a Hugging Face folder (config.json, model.safetensors or its shards, tokenizer.json)";
  }

  @Override
  public boolean accepts(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public void checkHealth(Run run) throws IOException {
    FormatHealth.check(this, run);
  }

  @Override
  public Checkpoint open(Path path) {
    return HuggingFaceCheckpoint.open(path);
  }
}
