package io.headframe.draft.heads.internal;

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
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.HeadError;
import io.headframe.draft.heads.HeadFamily;
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
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A folder of heads: the published configuration and weights, and in the configuration under {@code headframe} what is
 * ours: the digest of the model, the tree that was chosen, and the measured chances that it was chosen by.
 */
public final class HeadFolder {

  private static final String CONFIG = "config.json";
  private static final String OURS = "headframe";
  /** The architecture where none is named. */
  private static final String PLAIN = "mlp";
  private static final String BASE = "rope_theta";
  private static final String EPSILON = "rms_norm_eps";
  private static final int TREE_OF_STRANGERS = 4;
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private HeadFolder() {}

  /** Whether a configuration is there and of the family. */
  public static boolean accepts(HeadFamily family, Path folder) {
    Path file = folder.resolve(CONFIG);
    try {
      return Files.isRegularFile(file)
          && isOf(family, JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private static boolean isOf(HeadFamily family, JsonObject config) {
    String key = key(family, "head_arch");
    return config.has(key(family, "num_heads"))
        && family.names().architecture().equals(config.has(key) ? config.get(key).getAsString() : PLAIN);
  }

  private static String key(HeadFamily family, String name) {
    return family.names().prefix() + "_" + name;
  }

  /** Reads heads for a model. */
  public static StoredHeads read(HeadFamily family, DraftSource source) {
    if (source.place().isEmpty()) {
      throw new HeadframeException(HeadError.NO_FOLDER, family.id());
    }
    Path folder = Path.of(source.place());
    ModelConfig model = source.model().config();
    JsonObject config = config(folder);
    JsonObject ours = config.has(OURS) ? config.getAsJsonObject(OURS) : new JsonObject();
    if (ours.has("model_digest") && !ours.get("model_digest").getAsString().equals(source.model().digest())) {
      throw new HeadframeException(HeadError.OTHER_MODEL, folder, shortened(ours.get("model_digest").getAsString()),
          shortened(source.model().digest()));
    }
    HeadSizes sizes;
    DraftVocabulary vocabulary;
    TreePlan tree;
    if (!accepts(family, folder)) {
      throw new HeadframeException(HeadError.DAMAGED, folder, CONFIG + " is not that of " + family.id());
    }
    family.names().settings().forEach((name, value) -> {
      if (config.has(name) && !config.get(name).getAsString().equals(value)) {
        throw new HeadframeException(HeadError.DAMAGED, folder,
            "'" + name + "' is " + config.get(name) + " in " + CONFIG + ", and only " + value + " is read");
      }
    });
    try {
      vocabulary = ours.has("tokens") ? vocabulary(ours.getAsJsonArray("tokens"), model.vocabularySize())
          : DraftVocabulary.all(model.vocabularySize());
      sizes = HeadSizes.of(family, config.get(key(family, "num_heads")).getAsInt(),
          config.get(key(family, "num_layers")).getAsInt(), vocabulary.size(), LayerSizes.of(model,
              number(config, BASE, HeadSizes.ROTARY_BASE), number(config, EPSILON, HeadSizes.EPSILON), true));
      tree = ours.has("tree") ? tree(ours.getAsJsonArray("tree"))
          : TreePlan.chain(Math.min(TREE_OF_STRANGERS, sizes.heads()));
    } catch (RuntimeException e) {
      throw new HeadframeException(e, HeadError.DAMAGED, folder, "a field of " + CONFIG + " is missing or wrong");
    }
    return new StoredHeads(family, sizes, vocabulary, weights(family, sizes, folder), tree);
  }

  private static double number(JsonObject config, String name, double otherwise) {
    return config.has(name) ? config.get(name).getAsDouble() : otherwise;
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(12, digest.length()));
  }

  private static JsonObject config(Path folder) {
    try {
      return JsonParser.parseString(Files.readString(folder.resolve(CONFIG))).getAsJsonObject();
    } catch (IOException | RuntimeException e) {
      throw new HeadframeException(e, HeadError.DAMAGED, folder, CONFIG + " is missing or no JSON object");
    }
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

  private static TreePlan tree(JsonArray ways) {
    return TreePlan.sparse(ways.asList().stream().map(way ->
        Arrays.stream(way.getAsString().split("\\.")).mapToInt(Integer::parseInt).toArray()).toList());
  }

  private static Map<String, float[]> weights(HeadFamily family, HeadSizes sizes, Path folder) {
    Safetensors file = Safetensors.read(folder.resolve(family.names().file()));
    Map<String, float[]> weights = new HashMap<>();
    sizes.shapes(family).forEach((name, shape) -> {
      // Of layers that share their weights, safetensors' save_model keeps one and says in the metadata which.
      StoredTensor tensor = file.tensors().get(
          file.tensors().containsKey(name) ? name : file.metadata().getOrDefault(name, name));
      // The published code has heads with and without this bias.
      if (tensor == null && name.endsWith(".bias") && !name.contains(".linear.")) {
        return;
      }
      if (tensor == null || !Arrays.equals(tensor.shape(), shape)) {
        throw new HeadframeException(HeadError.DAMAGED, folder, "'" + name + "' "
            + (tensor == null ? "is missing" : "has the shape " + Arrays.toString(tensor.shape())) + ", and "
            + Arrays.toString(shape) + " is needed for this model");
      }
      weights.put(name, tensor.toFloats());
    });
    return weights;
  }

  /**
   * Writes heads.
   *
   * @param digest of the model
   * @param size of the model's vocabulary
   * @param tree ways of the tree that was chosen
   * @param chances by which it was chosen, [head, rank]
   */
  static void write(Path folder, StoredHeads heads, String digest, int size, List<int[]> tree,
      double[][] chances) throws IOException {
    Files.createDirectories(folder);
    HeadFamily family = heads.family();
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    heads.sizes().shapes(family).forEach((name, shape) ->
        tensors.put(name, StoredTensor.floats(() -> heads.weights().get(name), shape)));
    new Safetensors(tensors, Map.of("format", "pt")).write(folder.resolve(family.names().file()));
    JsonObject ours = new JsonObject();
    ours.addProperty("drafter", family.id());
    ours.addProperty("model_digest", digest);
    ours.add("chances", GSON.toJsonTree(chances));
    ours.add("tree", GSON.toJsonTree(tree.stream()
        .map(way -> Arrays.stream(way).mapToObj(Integer::toString).collect(Collectors.joining("."))).toList()));
    if (heads.vocabulary().size() < size) {
      ours.add("tokens", GSON.toJsonTree(heads.vocabulary().tokens()));
    }
    JsonObject config = new JsonObject();
    config.addProperty(key(family, "num_heads"), heads.sizes().heads());
    config.addProperty(key(family, "num_layers"), heads.sizes().layers());
    if (!family.names().architecture().equals(PLAIN)) {
      config.addProperty(key(family, "head_arch"), family.names().architecture());
    }
    new TreeMap<>(family.names().settings()).forEach((name, value) -> config.add(name, JsonParser.parseString(value)));
    heads.sizes().sequence().ifPresent(layer -> {
      config.addProperty(BASE, layer.base());
      config.addProperty(EPSILON, layer.epsilon());
    });
    config.addProperty("hidden_size", heads.sizes().width());
    config.addProperty("vocab_size", size);
    config.add(OURS, ours);
    WholeFile.write(folder.resolve(CONFIG), (GSON.toJson(config) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
