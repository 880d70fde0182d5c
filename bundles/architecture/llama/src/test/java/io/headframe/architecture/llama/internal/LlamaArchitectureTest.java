package io.headframe.architecture.llama.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import io.headframe.architecture.testing.ArchitectureConformance;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Session;
import org.junit.jupiter.api.Test;

class LlamaArchitectureTest extends ArchitectureConformance {

  LlamaArchitectureTest() {
    super(new LlamaArchitecture(), "tied", "untied", "tied, adjacent pairs", "untied, adjacent pairs",
        "untied, biases");
  }

  @Override
  protected InMemoryCheckpoint checkpoint(String variant) {
    boolean biases = variant.endsWith("biases");
    return LlamaFamilyReference.checkpoint("llama", variant.startsWith("tied"), biases)
        .set("attention_bias", biases)
        .set("rope_adjacent_pairs", variant.endsWith("adjacent pairs"));
  }

  @Override
  protected double[][] reference(InMemoryCheckpoint checkpoint, int[] tokens) {
    boolean adjacent = checkpoint.config().get("rope_adjacent_pairs").getAsBoolean();
    return LlamaFamilyReference.logits(checkpoint, tokens, adjacent);
  }

  @Test
  void session_holdsKeysAndValuesOfSharedHeads() {
    try (CausalLM model = open(checkpoint()); Session session = model.session()) {
      session.append(tokens);
      assertEquals(3 * 2 * 2 * 128 * 10 * Float.BYTES, session.bytes());
    }
  }

  @Test
  void newerConfiguration_ofRotation_isReadLikeTheOlder() {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("rope_type", "default");
    parameters.addProperty("rope_theta", 500.0);
    InMemoryCheckpoint newer = checkpoint();
    newer.config().remove("rope_theta");
    newer.config().add("rope_parameters", parameters);
    try (CausalLM expected = open(checkpoint()); CausalLM model = open(newer)) {
      assertArrayEquals(logits(expected, tokens), logits(model, tokens));
    }
  }

  @Test
  void configuration_thatIsWrong_namesTheField() {
    InMemoryCheckpoint noHeads = checkpoint();
    noHeads.config().remove("num_attention_heads");
    assertRefused(noHeads, "HF-MODEL-004", "num_attention_heads", "nothing", "a positive integer");
    assertRefused(checkpoint().set("num_key_value_heads", 3), "HF-MODEL-004", "num_key_value_heads", "3", "divisor");
    assertRefused(checkpoint().set("head_dim", 9), "HF-MODEL-004", "head width (9)", "even");
    assertRefused(checkpoint().set("hidden_act", "gelu"), "HF-MODEL-012", "hidden_act", "gelu", "silu");
  }

  @Test
  void unknownStretch_ofPositions_isRefused() {
    InMemoryCheckpoint checkpoint = checkpoint();
    JsonObject scaling = new JsonObject();
    scaling.addProperty("type", "yarn");
    checkpoint.config().add("rope_scaling", scaling);
    assertRefused(checkpoint, "HF-MODEL-012", "type", "yarn", "llama3");
  }

  @Test
  void unknownArchitecture_listsTheKnown() {
    assertRefused(checkpoint().set("model_type", "lama"), "HF-MODEL-003", "'lama'", "llama");
  }
}
