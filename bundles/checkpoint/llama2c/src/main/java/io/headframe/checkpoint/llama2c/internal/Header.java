package io.headframe.checkpoint.llama2c.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The seven 32-bit integers that a llama2.c file begins with.
 *
 * @param width of the residual stream
 * @param mlpWidth inside the feed-forward part
 * @param layers number of layers
 * @param heads query heads
 * @param keyValueHeads key and value heads
 * @param vocabulary tokens
 * @param tied whether embedding and unembedding are one table (stored as the sign of the vocabulary's size)
 * @param context positions
 */
record Header(
    int width, int mlpWidth, int layers, int heads, int keyValueHeads, int vocabulary, boolean tied, int context) {

  static final int BYTES = 7 * Integer.BYTES;

  private static final int LARGEST = 1 << 24;

  /** Reads and checks the header. */
  static Header read(ByteBuffer bytes, Path file) {
    int width = size(bytes, "the width", file);
    int mlpWidth = size(bytes, "the inner width", file);
    int layers = size(bytes, "the number of layers", file);
    int heads = size(bytes, "the number of heads", file);
    int keyValueHeads = size(bytes, "the number of key and value heads", file);
    int vocabulary = bytes.getInt();
    int context = size(bytes, "the context length", file);
    check(vocabulary != 0 && Math.abs((long) vocabulary) <= LARGEST, file, "the vocabulary", vocabulary,
        "a size of up to " + LARGEST);
    check(width % heads == 0, file, "the number of heads", heads, "a divisor of the width " + width);
    check(width / heads % 2 == 0, file, "the width of a head", width / heads, "an even number");
    check(heads % keyValueHeads == 0, file, "the number of key and value heads", keyValueHeads,
        "a divisor of the number of heads " + heads);
    return new Header(width, mlpWidth, layers, heads, keyValueHeads, Math.abs(vocabulary), vocabulary > 0, context);
  }

  int headWidth() {
    return width / heads;
  }

  /** The configuration in the names of Hugging Face. */
  JsonObject config() {
    JsonObject config = new JsonObject();
    config.addProperty("model_type", "llama");
    config.addProperty("hidden_size", width);
    config.addProperty("intermediate_size", mlpWidth);
    config.addProperty("num_hidden_layers", layers);
    config.addProperty("num_attention_heads", heads);
    config.addProperty("num_key_value_heads", keyValueHeads);
    config.addProperty("vocab_size", vocabulary);
    config.addProperty("max_position_embeddings", context);
    config.addProperty("rms_norm_eps", 1e-5);
    config.addProperty("rope_theta", 10000.0);
    config.addProperty("rope_adjacent_pairs", true);
    config.addProperty("hidden_act", "silu");
    config.addProperty("tie_word_embeddings", tied);
    return config;
  }

  private static int size(ByteBuffer bytes, String what, Path file) {
    int value = bytes.getInt();
    check(value > 0 && value <= LARGEST, file, what, value, "a size from 1 to " + LARGEST);
    return value;
  }

  private static void check(boolean right, Path file, String what, int found, String allowed) {
    if (!right) {
      throw new HeadframeException(Llama2cError.BAD_HEADER, file, what, found, allowed);
    }
  }
}
