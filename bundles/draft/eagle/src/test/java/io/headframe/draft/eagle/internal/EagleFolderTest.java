package io.headframe.draft.eagle.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.safetensors.Safetensors;
import io.headframe.core.safetensors.StoredTensor;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.HeadError;
import io.headframe.draft.heads.layer.LayerSizes;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EagleFolderTest {

  private static final CausalLM MODEL = TestModels.random("llama");

  @TempDir
  private Path folder;

  private final EagleSizes sizes = new EagleSizes(LayerSizes.of(MODEL.config(), 20000, 1e-5, false), true);
  private final StoredEagle eagle = new StoredEagle(sizes, Samples.weights(sizes, 8),
      new DraftVocabulary(new int[] {1, 4, 6}), "beam-3x4x12");

  @AfterAll
  static void close() {
    MODEL.close();
  }

  @BeforeEach
  void write() throws IOException {
    new EagleFolder(folder).write(eagle, MODEL.config(), MODEL.digest(), List.of(.5, .25));
  }

  @Test
  void network_readsBackAsItWas() {
    StoredEagle read = EagleFolder.read(source(MODEL));
    assertEquals(sizes, read.sizes());
    assertEquals(eagle.vocabulary(), read.vocabulary());
    assertEquals(eagle.tree(), read.tree());
    assertEquals(eagle.weights().keySet(), read.weights().keySet());
    read.weights().forEach((name, values) -> assertArrayEquals(eagle.weights().get(name), values, name));
  }

  /** The fields that vLLM's loader and speculators' own class ask for. */
  @Test
  void configuration_isOneOfSpeculators() throws IOException {
    JsonObject config = config();
    assertEquals("eagle", config.get("speculators_model_type").getAsString());
    assertEquals("EagleSpeculator", config.getAsJsonArray("architectures").get(0).getAsString());
    assertEquals("LlamaDecoderLayer", config.get("transformer_layer_architecture").getAsString());
    assertTrue(config.get("fusion_bias").getAsBoolean() && !config.get("layernorms").getAsBoolean());
    JsonObject speculators = config.getAsJsonObject("speculators_config");
    assertEquals("eagle", speculators.get("algorithm").getAsString());
    assertEquals("greedy", speculators.get("default_proposal_method").getAsString());
    assertEquals(2, speculators.getAsJsonArray("proposal_methods").get(0).getAsJsonObject()
        .get("speculative_tokens").getAsInt());
    assertTrue(speculators.getAsJsonObject("verifier").has("name_or_path"));
    JsonObject layer = config.getAsJsonObject("transformer_layer_config");
    assertEquals(1, layer.get("num_hidden_layers").getAsInt());
    assertEquals(TestModels.VOCABULARY, layer.get("vocab_size").getAsInt());
    assertTrue(Safetensors.read(folder.resolve("model.safetensors")).tensors().keySet().containsAll(
        List.of("fusion_fc.weight", "fusion_fc.bias", "transformer.self_attn.q_proj.weight")));
  }

  /** Without our part: of another program, for any model of these sizes. */
  @Test
  void folderOfAnotherProgram_isRead_asItsOwnChain() throws IOException {
    JsonObject config = config();
    config.remove("headframe");
    write(config);
    StoredEagle read = EagleFolder.read(source(MODEL));
    assertEquals("chain-2", read.tree());
    assertEquals(TestModels.VOCABULARY, read.vocabulary().size());
  }

  /** A Llama of one layer, {@code fc} and {@code layers.0}, embeddings beside them. */
  @Test
  void folderOfEaglesOwnTraining_isRead() throws IOException {
    JsonObject config = config().getAsJsonObject("transformer_layer_config");
    config.addProperty("bias", true);
    write(config);
    Map<String, StoredTensor> tensors = new HashMap<>();
    Safetensors.read(folder.resolve("model.safetensors")).tensors().forEach((name, tensor) -> tensors.put(
        name.replace("fusion_fc", "fc").replace("transformer", "layers.0"), tensor));
    tensors.put("embed_tokens.weight", StoredTensor.floats(() -> new float[2], 1, 2));
    new Safetensors(tensors, Map.of()).write(folder.resolve("model.safetensors"));
    assertTrue(new Eagle().accepts(folder));
    StoredEagle read = EagleFolder.read(source(MODEL));
    assertEquals("beam-10x7x59", read.tree());
    assertEquals(sizes, read.sizes());
    assertArrayEquals(eagle.weights().get("transformer.mlp.up_proj.weight"),
        read.weights().get("transformer.mlp.up_proj.weight"));
  }

  @Test
  void otherKindsOfSpeculators_areNotAccepted() throws IOException {
    JsonObject config = config();
    config.addProperty("speculators_model_type", "eagle3");
    write(config);
    assertFalse(new Eagle().accepts(folder));
  }

  @Test
  void networkOfAnotherModel_isRefused() {
    try (CausalLM other = TestModels.constructed()) {
      assertRefused(HeadError.OTHER_MODEL.id(), other);
    }
  }

  @Test
  void whatIsComputedInAnotherWay_isRefused() throws IOException {
    for (String field : List.of("layernorms")) {
      JsonObject config = config();
      config.addProperty(field, true);
      write(config);
      assertRefused(HeadError.DAMAGED.id(), MODEL);
    }
    for (Map.Entry<String, JsonPrimitive> change : Map.of("hidden_act", new JsonPrimitive("gelu"), "hidden_size",
        new JsonPrimitive(16), "vocab_size", new JsonPrimitive(3), "intermediate_size", new JsonPrimitive(5),
        "num_attention_heads", new JsonPrimitive(3), "attention_bias", new JsonPrimitive(true)).entrySet()) {
      write();
      JsonObject config = config();
      config.getAsJsonObject("transformer_layer_config").add(change.getKey(), change.getValue());
      write(config);
      assertRefused(HeadError.DAMAGED.id(), MODEL);
    }
    write();
    JsonObject config = config();
    JsonObject scaling = new JsonObject();
    scaling.add("type", JsonNull.INSTANCE);
    config.getAsJsonObject("transformer_layer_config").add("rope_scaling", scaling);
    write(config);
    assertRefused(HeadError.DAMAGED.id(), MODEL);
  }

  private void assertRefused(String id, CausalLM model) {
    assertEquals(id, assertThrows(HeadframeException.class, () -> EagleFolder.read(source(model))).id());
  }

  private JsonObject config() throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve("config.json"))).getAsJsonObject();
  }

  private void write(JsonObject config) throws IOException {
    Files.writeString(folder.resolve("config.json"), config.toString());
  }

  private DraftSource source(CausalLM model) {
    return new DraftSource(folder.toString(), Optional.empty(), model, TestModels::random);
  }
}
