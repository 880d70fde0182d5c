package ${package};

import com.google.gson.JsonObject;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint in memory.
 *
 * @param origin where it came from, for messages
 * @param config as in Hugging Face's config.json; model_type names the architecture
 * @param words the text of each token
 * @param tensors under the names that the architecture asks for
 */
record SmallCheckpoint(String origin, JsonObject config, List<String> words, Map<String, TensorData> tensors)
    implements Checkpoint {

  /** Copies what can change. */
  SmallCheckpoint {
    config = config.deepCopy();
    words = List.copyOf(words);
    tensors = new LinkedHashMap<>(tensors);
  }

  /** A tensor of 32-bit numbers, row after row. */
  static TensorData tensor(float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    // Whoever reads moves a position of its own.
    return new TensorData(ElementType.F32, shape, () -> bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  @Override
  public JsonObject config() {
    return config.deepCopy();
  }

  @Override
  public Tokenizer openTokenizer() {
    return new WordTokenizer(words);
  }

  /** Of the configuration and of the tensors in their order. */
  @Override
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(config.toString().getBytes(StandardCharsets.UTF_8));
      tensors.forEach((name, tensor) -> {
        sha.update(name.getBytes(StandardCharsets.UTF_8));
        sha.update(tensor.bytes().get());
      });
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
