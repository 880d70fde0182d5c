package ${package};

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Reads files NAME.${name}, which are JSON in UTF-8:
 *
 * <pre>
 * {
 *   "config": {"model_type": "attention-only", "vocab_size": 2, …},
 *   "words": ["yes", "no"],
 *   "tensors": {"embed.weight": {"shape": [2, 3], "values": [1, 0, 0, 0, 1, 0]}, …}
 * }
 * </pre>
 *
 * <p>The names of fields and tensors are those of the architecture that model_type names. Not for: large models; a file
 * is read as a whole.
 */
@Component
@Technique(id = "${id}")
public final class ${Class}Format implements CheckpointFormat, HealthCheck {

  /** Arguments: the file, the reason. */
  static final ErrorKind DAMAGED = ErrorKind.input(
      "${ERROR}-001",
      "The checkpoint %s cannot be read: %s; get or write the file anew.");

  private static final String ENDING = ".${name}";

  @Override
  public String description() {
    return "a file NAME" + ENDING + ", JSON with config, words and tensors";
  }

  @Override
  public boolean accepts(Path path) {
    return Files.isRegularFile(path) && path.getFileName().toString().endsWith(ENDING);
  }

  @Override
  public Checkpoint open(Path path) {
    Content content;
    try {
      content = new Gson().fromJson(Files.readString(path), Content.class);
    } catch (IOException | JsonParseException unreadable) {
      throw new HeadframeException(unreadable, DAMAGED, path, unreadable.getMessage());
    }
    if (content == null || content.config == null || content.words == null || content.tensors == null) {
      throw new HeadframeException(DAMAGED, path, "config, words or tensors is missing");
    }
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    content.tensors.forEach((name, tensor) -> tensors.put(name, tensor.read(path, name)));
    return new SmallCheckpoint(path.toString(), content.config, content.words, tensors);
  }

  @Override
  public void checkHealth(Run run) throws IOException {
    Path file = Files.writeString(run.artifact("small" + ENDING), """
        {"config": {"model_type": "attention-only"}, "words": ["yes", "no"],
         "tensors": {"embed.weight": {"shape": [2, 1], "values": [0.25, -4]}}}
        """);
    try (Checkpoint checkpoint = open(file)) {
      float found = checkpoint.tensors().get("embed.weight").bytes().get().getFloat(Float.BYTES);
      if (found != -4) {
        throw new IllegalStateException("the second number of the file is -4, and found was " + found);
      }
    }
  }

  /** The file. */
  private static final class Content {
    private JsonObject config;
    private List<String> words;
    private Map<String, Tensor> tensors;
  }

  /** A tensor of the file. */
  private static final class Tensor {
    private long[] shape;
    private float[] values;

    TensorData read(Path path, String name) {
      if (shape == null || values == null
          || Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.length) {
        throw new HeadframeException(DAMAGED, path, "the tensor " + name + " has not as many values as its shape says");
      }
      return SmallCheckpoint.tensor(values, shape);
    }
  }
}
