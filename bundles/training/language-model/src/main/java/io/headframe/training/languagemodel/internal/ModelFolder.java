package io.headframe.training.languagemodel.internal;

import ai.djl.ndarray.NDArray;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.safetensors.Safetensors;
import io.headframe.core.safetensors.StoredTensor;
import io.headframe.core.safetensors.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A folder as Hugging Face's {@code LlamaForCausalLM} and {@code Qwen2ForCausalLM} are published in. Each file is there
 * whole or not at all.
 */
record ModelFolder(Path folder) {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  /** The configuration of a model of a recipe. */
  static JsonObject config(Recipe recipe, int vocabulary, int separator) {
    JsonObject config = new JsonObject();
    JsonArray classes = new JsonArray();
    // Llama with biases on queries, keys and values is Qwen2.
    String type = recipe.biases() ? "qwen2" : "llama";
    classes.add(recipe.biases() ? "Qwen2ForCausalLM" : "LlamaForCausalLM");
    config.add("architectures", classes);
    config.addProperty("model_type", type);
    config.addProperty("vocab_size", vocabulary);
    config.addProperty("hidden_size", recipe.width());
    config.addProperty("intermediate_size", recipe.hidden());
    config.addProperty("num_hidden_layers", recipe.layers());
    config.addProperty("num_attention_heads", recipe.heads());
    config.addProperty("num_key_value_heads", recipe.heads());
    config.addProperty("max_position_embeddings", recipe.context());
    config.addProperty("hidden_act", "silu");
    config.addProperty("rms_norm_eps", 1e-5);
    config.addProperty("rope_theta", recipe.rotaryBase());
    config.addProperty("tie_word_embeddings", true);
    if (!recipe.biases()) {
      config.addProperty("attention_bias", false);
      config.addProperty("mlp_bias", false);
    }
    config.addProperty("bos_token_id", separator);
    config.addProperty("eos_token_id", separator);
    config.addProperty("torch_dtype", "float32");
    return config;
  }

  /** Makes the folder and writes what does not change while the weights are trained. */
  void begin(JsonObject config, JsonObject tokenizer) {
    begin("config.json", config);
    begin("tokenizer.json", tokenizer);
  }

  /** Makes the folder and writes a file. */
  void begin(String name, JsonObject content) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(e);
    }
    write(name, GSON.toJson(content) + "\n");
  }

  /** Writes the weights; none, to have a folder that a tokenizer can be opened from. */
  void weights(Map<String, NDArray> weights) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    weights.forEach((name, array) ->
        tensors.put(name, StoredTensor.floats(array::toFloatArray, array.getShape().getShape())));
    new Safetensors(tensors, Map.of("format", "pt")).write(folder.resolve("model.safetensors"));
  }

  /** Writes a file of text. */
  void write(String name, String text) {
    try {
      WholeFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private HeadframeException unwritable(IOException e) {
    return new HeadframeException(e, LanguageModelError.UNWRITABLE, folder, e);
  }
}
