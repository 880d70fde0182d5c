package io.headframe.core.transformer.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.transformer.ArchitectureHealth;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.TokenEmbedding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureHealthTest {

  /** Reads an embedding, and a bias where there is one. */
  private static final ModelArchitecture EMBEDDING = (config, weights) -> {
    int width = config.size("width");
    var table = weights.get("embedding", 5, width);
    var bias = weights.has("bias") ? weights.get("bias", 5) : null;
    return new Decoder(new ModelConfig("sample", config.size("layers", 0), 1, 1, width, width, 0, 5, 8),
        new TokenEmbedding(table, null), List.of(), null, new Linear(table, bias));
  };

  @TempDir
  Path folder;

  @Test
  void tensorsThatACheckpointHas_areWell_optionalOnesToo() {
    assertDoesNotThrow(() -> check(0, "embedding 5 4"));
    assertDoesNotThrow(() -> check(0, "embedding 5 4\n  bias 5\n"));
  }

  @Test
  void otherTensors_areNamed() {
    assertSays(
        "tensors [embedding 5 3] that were not asked for, and [embedding 5 4] were asked for", 0, "embedding 5 3");
    assertSays("[other 1] that were not asked for, and [] were", 0, "embedding 5 4\nother 1");
  }

  @Test
  void blocksThatAreMissing_areCounted() {
    assertSays("has 2 layers, and assembled were 0", 2, "embedding 5 4");
  }

  @Test
  void configurationThatIsRefused_isPassedOn() {
    ArchitectureHealth health = new ArchitectureHealth(EMBEDDING, "{}", "embedding 5 4");
    try (TestRun run = new TestRun(new FixedLeases(), folder, 42)) {
      assertThrows(HeadframeException.class, () -> health.check(run));
    }
  }

  private void assertSays(String part, int layers, String tensors) {
    IllegalStateException error = assertThrows(IllegalStateException.class, () -> check(layers, tensors));
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }

  private void check(int layers, String tensors) {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 42)) {
      String config = layers == 0 ? "{\"width\": 4}" : "{\"width\": 4, \"layers\": " + layers + "}";
      new ArchitectureHealth(EMBEDDING, config, tensors).check(run);
    }
  }
}
