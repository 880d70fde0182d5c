package io.headframe.benchmark.decode.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headframe.benchmark.synthetic.GgufType;
import io.headframe.benchmark.synthetic.ModelFiles;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One set of weights in the forms that engines read, each written when the first asks for it. */
final class Material {

  /** The forms that models are written in. */
  static final List<String> FORMATS = List.of("huggingface", "gguf", "gguf-q8_0", "llama2c");

  private final String name;
  private final Checkpoint checkpoint;
  private final String ours;
  private final Path folder;
  private final Run run;
  private final Map<String, Path> written = new HashMap<>();

  /**
   * @param name of the model
   * @param checkpoint the weights
   * @param ours what Headframe opens; null to have it written
   * @param folder where forms are written; is there, or is made
   * @param run hears how writing goes on, and opens
   */
  Material(String name, Checkpoint checkpoint, String ours, Path folder, Run run) {
    this.name = name;
    this.checkpoint = checkpoint;
    this.ours = ours;
    this.folder = folder;
    this.run = run;
  }

  String name() {
    return name;
  }

  /** Parameters in millions. */
  double millions() {
    return checkpoint.tensors().values().stream().mapToLong(TensorData::elements).sum() / 1e6;
  }

  int vocabulary() {
    return size("vocab_size");
  }

  int context() {
    JsonObject config = checkpoint.config();
    return size(config.has("max_position_embeddings") ? "max_position_embeddings"
        : config.has("n_positions") ? "n_positions" : "n_ctx");
  }

  private int size(String field) {
    JsonElement value = checkpoint.config().get(field);
    return value == null || value.isJsonNull() ? Integer.MAX_VALUE : value.getAsInt();
  }

  /** Opens it; the run closes it at its end at the latest. */
  CausalLM open() {
    return run.open(CausalLM.class, source());
  }

  /** Opens it with weights of 8 bits. */
  CausalLM openRounded() {
    return run.open(CausalLM.class, source() + "@int8");
  }

  private String source() {
    return ours != null ? ours : in("huggingface").toString();
  }

  /**
   * The model in a form: {@code huggingface}, {@code gguf}, {@code gguf-q8_0} or {@code llama2c}.
   *
   * @throws Absent if it cannot be written so
   */
  Path in(String format) {
    Path path = written.get(format);
    if (path == null) {
      try {
        path = write(format);
      } catch (HeadframeException refused) {
        throw new Absent(refused.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      written.put(format, path);
    }
    return path;
  }

  private Path write(String format) throws IOException {
    Path path = folder.resolve(switch (format) {
      case "huggingface" -> "huggingface";
      case "gguf" -> "model-f32.gguf";
      case "gguf-q8_0" -> "model-q8_0.gguf";
      case "llama2c" -> "model.bin";
      default -> throw new Absent("it reads '" + format + "', which is not written here");
    });
    Files.createDirectories(folder);
    switch (format) {
      case "huggingface" -> ModelFiles.writeHuggingFace(checkpoint, path, run);
      case "gguf" -> ModelFiles.writeGguf(checkpoint, path, GgufType.F32, run);
      case "gguf-q8_0" -> ModelFiles.writeGguf(checkpoint, path, GgufType.Q8_0, run);
      default -> ModelFiles.writeLlama2c(checkpoint, path, run);
    }
    return path;
  }

  /** The file of tokens that stands beside the file of llama2.c. */
  Path tokens() {
    return folder.resolve("tok" + vocabulary() + ".bin");
  }
}
