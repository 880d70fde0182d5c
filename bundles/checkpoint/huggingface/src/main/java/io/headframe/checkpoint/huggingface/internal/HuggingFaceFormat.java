package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.TensorData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;

/** Folders as Hugging Face's {@code save_pretrained} writes them, with weights in safetensors. */
@Component
@Technique(id = "huggingface")
public final class HuggingFaceFormat implements CheckpointFormat {

  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.safetensors";
  static final String INDEX = "model.safetensors.index.json";
  static final String TOKENIZER = "tokenizer.json";

  private static final List<String> PICKLES =
      List.of("pytorch_model.bin", "pytorch_model.bin.index.json", "consolidated.00.pth");

  @Override
  public String description() {
    return "a Hugging Face folder (config.json, model.safetensors, tokenizer.json)";
  }

  @Override
  public boolean accepts(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public Checkpoint open(Path folder) {
    JsonObject config = JsonFile.read(required(folder, CONFIG));
    Path tokenizer = required(folder, TOKENIZER);
    if (Files.exists(folder.resolve(WEIGHTS))) {
      Map<String, TensorData> tensors = SafetensorsFile.open(folder.resolve(WEIGHTS)).tensors();
      return new HuggingFaceCheckpoint(folder, config, tensors, List.of(folder.resolve(WEIGHTS)), tokenizer);
    }
    if (Files.exists(folder.resolve(INDEX))) {
      ShardIndex index = ShardIndex.read(folder);
      List<Path> files = new TreeSet<>(index.files().values()).stream().map(name -> required(folder, name)).toList();
      return new HuggingFaceCheckpoint(folder, config, index.open(), files, tokenizer);
    }
    for (String pickle : PICKLES) {
      if (Files.exists(folder.resolve(pickle))) {
        throw new HeadframeException(HuggingFaceError.ONLY_PICKLE, folder, pickle);
      }
    }
    throw new HeadframeException(HuggingFaceError.MISSING_FILE, folder, WEIGHTS);
  }

  static Path required(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new HeadframeException(HuggingFaceError.MISSING_FILE, folder, name);
    }
    return file;
  }
}
