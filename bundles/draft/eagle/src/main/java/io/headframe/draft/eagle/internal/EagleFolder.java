package io.headframe.draft.eagle.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.safetensors.Safetensors;
import io.headframe.core.safetensors.StoredTensor;
import io.headframe.core.safetensors.WholeFile;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.HeadError;
import io.headframe.draft.heads.layer.LayerSizes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder of a draft network, as vLLM's speculators has them for EAGLE (speculators 0.1, {@code EagleSpeculator}),
 * with what is ours under {@code headframe}: the digest of the model, the tree, the accuracies, the proposed tokens.
 * Read is also what EAGLE's own training writes: the configuration of a Llama of one layer, and the same tensors as
 * {@code fc} and {@code layers.0}. Embeddings that stand there are the model's own and are not read.
 */
final class EagleFolder {

  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final String OURS = "headframe";
  private static final String TYPE = "speculators_model_type";
  private static final String LAYER = "transformer_layer_config";
  private static final String PROPOSALS = "speculators_config";
  /** The tree of EAGLE-2's published code: 10 of a layer get 10 children each, 59 stay. */
  private static final String PUBLISHED_TREE = "beam-10x7x59";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private final Path folder;

  EagleFolder(Path folder) {
    this.folder = folder;
  }

  /** Whether the configuration is one that is read. */
  boolean accepts() {
    Path file = folder.resolve(CONFIG);
    try {
      JsonObject config = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      return config.has(TYPE) ? "eagle".equals(config.get(TYPE).getAsString()) : isOneLayer(config);
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private static boolean isOneLayer(JsonObject config) {
    return config.has("model_type") && "llama".equals(config.get("model_type").getAsString())
        && config.has("num_hidden_layers") && config.get("num_hidden_layers").getAsInt() == 1;
  }

  /** Reads the network for a model. */
  static StoredEagle read(DraftSource source) {
    if (source.place().isEmpty()) {
      throw new HeadframeException(HeadError.NO_FOLDER, "eagle");
    }
    return new EagleFolder(Path.of(source.place())).read(source.model().config(), source.model().digest());
  }

  private StoredEagle read(ModelConfig model, String digest) {
    JsonObject config = config();
    JsonObject ours = config.has(OURS) ? config.getAsJsonObject(OURS) : new JsonObject();
    if (ours.has("model_digest") && !ours.get("model_digest").getAsString().equals(digest)) {
      throw new HeadframeException(
          HeadError.OTHER_MODEL, folder, shortened(ours.get("model_digest").getAsString()), shortened(digest));
    }
    boolean published = !config.has(TYPE);
    Map<String, StoredTensor> stored = Safetensors.read(folder.resolve(WEIGHTS)).tensors();
    EagleSizes sizes;
    DraftVocabulary vocabulary;
    String tree;
    try {
      JsonObject layer = published ? config : config.getAsJsonObject(LAYER);
      refuse(config, "layernorms", "false");
      for (String field : List.of("rope_scaling", "attention_bias", "mlp_bias")) {
        refuse(layer, field, "false");
      }
      refuse(layer, "hidden_act", "silu");
      check(layer, "hidden_size", model.modelWidth());
      check(layer, "vocab_size", model.vocabularySize());
      sizes = new EagleSizes(sizes(layer), stored.containsKey(stored("fusion_fc.bias", published)));
      vocabulary = ours.has("tokens") ? vocabulary(ours.getAsJsonArray("tokens"), model.vocabularySize())
          : DraftVocabulary.all(model.vocabularySize());
      tree = ours.has("tree") ? ours.get("tree").getAsString()
          : published ? PUBLISHED_TREE : "chain-" + proposed(config.getAsJsonObject(PROPOSALS));
    } catch (HeadframeException refused) {
      throw refused;
    } catch (RuntimeException e) {
      throw damaged(e, "a field of " + CONFIG + " is missing or wrong");
    }
    return new StoredEagle(sizes, weights(sizes, stored, published), vocabulary, tree);
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(12, digest.length()));
  }

  private HeadframeException damaged(Throwable cause, String reason) {
    return new HeadframeException(cause, HeadError.DAMAGED, folder, reason);
  }

  private JsonObject config() {
    try {
      return JsonParser.parseString(Files.readString(folder.resolve(CONFIG))).getAsJsonObject();
    } catch (IOException | RuntimeException e) {
      throw damaged(e, CONFIG + " is missing or no JSON object");
    }
  }

  /** Refuses what is computed in another way. */
  private void refuse(JsonObject object, String field, String computed) {
    if (object.has(field) && !object.get(field).isJsonNull() && !object.get(field).getAsString().equals(computed)) {
      throw damaged(null, "its " + field + " is " + object.get(field) + ", and only " + computed + " is computed");
    }
  }

  private void check(JsonObject layer, String field, int needed) {
    if (layer.get(field).getAsInt() != needed) {
      throw damaged(null, "its " + field + " is " + layer.get(field) + ", and this model's is " + needed);
    }
  }

  private static LayerSizes sizes(JsonObject layer) {
    int width = layer.get("hidden_size").getAsInt();
    int heads = layer.get("num_attention_heads").getAsInt();
    return new LayerSizes(width, heads, number(layer, "num_key_value_heads", heads).intValue(),
        number(layer, "head_dim", width / heads).intValue(), layer.get("intermediate_size").getAsInt(),
        number(layer, "rope_theta", 10000).doubleValue(), number(layer, "rms_norm_eps", 1e-6).doubleValue(), false);
  }

  private static Number number(JsonObject object, String field, Number absent) {
    return object.has(field) && !object.get(field).isJsonNull() ? object.get(field).getAsNumber() : absent;
  }

  private static DraftVocabulary vocabulary(JsonArray tokens, int size) {
    int[] ids = tokens.asList().stream().mapToInt(JsonElement::getAsInt).toArray();
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] <= (i == 0 ? -1 : ids[i - 1]) || ids[i] >= size) {
        throw new IllegalArgumentException("token " + ids[i]);
      }
    }
    return new DraftVocabulary(ids);
  }

  private static int proposed(JsonObject speculators) {
    return speculators.getAsJsonArray("proposal_methods").get(0).getAsJsonObject().get("speculative_tokens").getAsInt();
  }

  /** The name in the file. */
  private static String stored(String name, boolean published) {
    return published ? name.replace(EagleSizes.FUSION, "fc.").replace(EagleSizes.LAYER, "layers.0.") : name;
  }

  private Map<String, float[]> weights(EagleSizes sizes, Map<String, StoredTensor> stored, boolean published) {
    Map<String, float[]> weights = new HashMap<>();
    sizes.shapes().forEach((name, shape) -> {
      StoredTensor tensor = stored.get(stored(name, published));
      if (tensor == null || !Arrays.equals(tensor.shape(), shape)) {
        throw damaged(null, "'" + stored(name, published) + "' "
            + (tensor == null ? "is missing" : "has the shape " + Arrays.toString(tensor.shape())) + ", and "
            + Arrays.toString(shape) + " is needed");
      }
      weights.put(name, tensor.toFloats());
    });
    return weights;
  }

  /**
   * Writes a network.
   *
   * @param model that it is for
   * @param digest of the model
   * @param accuracies by depth, from the first token on
   */
  void write(StoredEagle eagle, ModelConfig model, String digest, List<Double> accuracies) throws IOException {
    Files.createDirectories(folder);
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    eagle.sizes().shapes().forEach((name, shape) ->
        tensors.put(name, StoredTensor.floats(() -> eagle.weights().get(name), shape)));
    new Safetensors(tensors, Map.of("format", "pt")).write(folder.resolve(WEIGHTS));
    JsonObject ours = new JsonObject();
    ours.addProperty("drafter", "eagle");
    ours.addProperty("model_digest", digest);
    ours.add("accuracies", GSON.toJsonTree(accuracies));
    ours.addProperty("tree", eagle.tree());
    if (eagle.vocabulary().size() < model.vocabularySize()) {
      ours.add("tokens", GSON.toJsonTree(eagle.vocabulary().tokens()));
    }
    JsonObject config = new JsonObject();
    config.add("architectures", GSON.toJsonTree(List.of("EagleSpeculator", "LlamaDecoderLayer")));
    config.addProperty(TYPE, "eagle");
    config.addProperty("speculators_version", "0.1.0");
    config.add(PROPOSALS, proposals(accuracies.size()));
    config.addProperty("transformer_layer_architecture", "LlamaDecoderLayer");
    config.add(LAYER, layer(eagle.sizes().layer(), model));
    config.addProperty("layernorms", false);
    config.addProperty("fusion_bias", eagle.sizes().fusionBias());
    config.add(OURS, ours);
    WholeFile.write(folder.resolve(CONFIG), (GSON.toJson(config) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** One token after the other, which is what others read; the tree is ours. */
  private static JsonObject proposals(int tokens) {
    JsonObject greedy = new JsonObject();
    greedy.addProperty("proposal_type", "greedy");
    greedy.addProperty("speculative_tokens", tokens);
    greedy.addProperty("verifier_accept_k", 1);
    greedy.addProperty("accept_tolerance", 0.0);
    JsonArray methods = new JsonArray();
    methods.add(greedy);
    JsonObject verifier = new JsonObject();
    // Where a model lies on this machine means nothing elsewhere; the digest says which one it is.
    verifier.add("name_or_path", null);
    verifier.add("architectures", new JsonArray());
    JsonObject speculators = new JsonObject();
    speculators.addProperty("algorithm", "eagle");
    speculators.add("proposal_methods", methods);
    speculators.addProperty("default_proposal_method", "greedy");
    speculators.add("verifier", verifier);
    return speculators;
  }

  private static JsonObject layer(LayerSizes sizes, ModelConfig model) {
    JsonObject layer = new JsonObject();
    layer.addProperty("model_type", "llama");
    layer.addProperty("hidden_size", sizes.width());
    layer.addProperty("intermediate_size", sizes.mlpWidth());
    layer.addProperty("num_hidden_layers", 1);
    layer.addProperty("num_attention_heads", sizes.heads());
    layer.addProperty("num_key_value_heads", sizes.keyValueHeads());
    layer.addProperty("head_dim", sizes.headWidth());
    layer.addProperty("hidden_act", "silu");
    layer.addProperty("max_position_embeddings", model.contextLength());
    layer.addProperty("rms_norm_eps", sizes.epsilon());
    layer.addProperty("rope_theta", sizes.base());
    layer.add("rope_scaling", null);
    layer.addProperty("attention_bias", false);
    layer.addProperty("mlp_bias", false);
    layer.addProperty("tie_word_embeddings", false);
    layer.addProperty("vocab_size", model.vocabularySize());
    return layer;
  }
}
