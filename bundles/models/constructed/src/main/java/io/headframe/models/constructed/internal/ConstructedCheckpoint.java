package io.headframe.models.constructed.internal;

import com.google.gson.JsonObject;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The constructed weights as a checkpoint of the attention-only architecture. */
final class ConstructedCheckpoint implements Checkpoint {

  private final Map<String, TensorData> tensors;

  ConstructedCheckpoint(Map<String, TensorData> tensors) {
    this.tensors = tensors;
  }

  @Override
  public String origin() {
    return "the constructed model";
  }

  @Override
  public JsonObject config() {
    JsonObject config = new JsonObject();
    config.addProperty("model_type", "attention-only");
    config.addProperty("num_hidden_layers", 2);
    config.addProperty("num_attention_heads", 4);
    config.addProperty("head_dim", Head.WIDTH);
    config.addProperty("hidden_size", Residual.WIDTH);
    config.addProperty("vocab_size", Vocabulary.SIZE);
    config.addProperty("max_position_embeddings", Residual.POSITIONS);
    return config;
  }

  @Override
  public Map<String, TensorData> tensors() {
    return tensors;
  }

  @Override
  public Tokenizer openTokenizer() {
    return new WordTokenizer();
  }

  @Override
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(config().toString().getBytes(StandardCharsets.UTF_8));
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
