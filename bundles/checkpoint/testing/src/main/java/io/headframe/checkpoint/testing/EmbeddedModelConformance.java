package io.headframe.checkpoint.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.EmbeddedModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What every {@link EmbeddedModel} must do. A test class extends it and gives the model. */
public abstract class EmbeddedModelConformance extends CheckpointConformance<EmbeddedModel> {

  /** For the test of one model. */
  protected EmbeddedModelConformance() {}

  @Override
  protected final Class<?> extensionPoint() {
    return EmbeddedModel.class;
  }

  @Override
  final Checkpoint open(Path folder) {
    return technique().open();
  }

  @Test
  void description_isASentence() {
    String description = technique().description();
    assertTrue(description.endsWith(".") && description.lines().count() == 1, description);
  }
}
