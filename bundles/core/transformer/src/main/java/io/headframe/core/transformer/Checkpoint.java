package io.headframe.core.transformer;

import com.google.gson.JsonObject;
import io.headframe.core.model.Tokenizer;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An opened checkpoint: configuration, named tensors, tokenizer. Weights are mapped, not read, until a tensor is asked
 * for. The configuration uses the names of Hugging Face's {@code config.json}, the tensors those of the architecture
 * that {@code model_type} names; a format with names of its own translates them.
 */
@ConsumerType
public interface Checkpoint extends AutoCloseable {

  /** Where it came from, for messages: a path or a name. */
  String origin();

  /** The configuration; {@code model_type} names the architecture. */
  JsonObject config();

  /** The tensors that there are, by name. */
  Map<String, TensorData> tensors();

  /**
   * The tokenizer. Each call opens one, which the caller closes.
   *
   * @throws io.headframe.core.error.HeadframeException if there is none, or it is damaged
   */
  Tokenizer openTokenizer();

  /** SHA-256 over configuration and weights, in hexadecimal. */
  String digest();

  /** Closes files. Tensors that were read stay valid. */
  @Override
  void close();
}
