package io.headframe.checkpoint.llama2c.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The sizes that a file begins with.
 *
 * @param width of the residual stream
 * @param mlpWidth inside the feed-forward part
 * @param layers number of blocks
 * @param heads attention heads
 * @param keyValueHeads heads that keys and values are shared in
 * @param vocabularySize number of tokens
 * @param tied whether the embedding is the unembedding too
 * @param contextLength the most positions
 */
record Header(
    int width, int mlpWidth, int layers, int heads, int keyValueHeads, int vocabularySize, boolean tied,
    int contextLength) {

  /** Seven 32-bit numbers. */
  static final int BYTES = 28;

  /** "ak42", with which later versions of the format begin. */
  private static final int LATER_VERSIONS = 0x616b3432;

  /**
   * Reads and checks a header.
   *
   * @param file for messages
   * @param bytes the first {@link #BYTES} of the file, little-endian
   */
  static Header read(Path file, ByteBuffer bytes) {
    int[] n = new int[7];
    bytes.asIntBuffer().get(n);
    if (n[0] == LATER_VERSIONS) {
      throw new HeadframeException(Llama2cError.OTHER_VERSION, file, n[1]);
    }
    String problem = problem(n);
    if (!problem.isEmpty()) {
      throw new HeadframeException(
          Llama2cError.BAD_HEADER, file, n[0], n[1], n[2], n[3], n[4], n[5], n[6], problem);
    }
    // A negative vocabulary size is how the format says that the unembedding has weights of its own.
    return new Header(n[0], n[1], n[2], n[3], n[4], Math.abs(n[5]), n[5] > 0, n[6]);
  }

  private static String problem(int[] n) {
    for (int i = 0; i < n.length; i++) {
      if (n[i] <= 0 && i != 5) {
        return "each but vocab_size must be above 0";
      }
    }
    if (n[5] == 0 || n[5] == Integer.MIN_VALUE) {
      return "vocab_size must not be 0";
    }
    if (n[0] % n[3] != 0 || n[0] / n[3] % 2 != 0) {
      return "dim must be an even multiple of n_heads";
    }
    return n[3] % n[4] == 0 ? "" : "n_heads must be a multiple of n_kv_heads";
  }

  int headWidth() {
    return width / heads;
  }

  int keyValueWidth() {
    return headWidth() * keyValueHeads;
  }

  /** The configuration in the names of Hugging Face; the last entry says what differs from its Llama. */
  JsonObject config() {
    JsonObject config = new JsonObject();
    config.addProperty("model_type", "llama");
    config.addProperty("hidden_size", width);
    config.addProperty("intermediate_size", mlpWidth);
    config.addProperty("num_hidden_layers", layers);
    config.addProperty("num_attention_heads", heads);
    config.addProperty("num_key_value_heads", keyValueHeads);
    config.addProperty("vocab_size", vocabularySize);
    config.addProperty("max_position_embeddings", contextLength);
    config.addProperty("rms_norm_eps", 1e-5);
    config.addProperty("rope_theta", 10000.0);
    config.addProperty("tie_word_embeddings", tied);
    config.addProperty("hidden_act", "silu");
    config.addProperty("rope_adjacent_pairs", true);
    return config;
  }
}
