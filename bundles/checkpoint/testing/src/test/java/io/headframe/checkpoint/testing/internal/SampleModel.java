package io.headframe.checkpoint.testing.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.EmbeddedModel;

/** An embedded model that keeps every rule of the kit, or breaks the one whose test is named. */
public final class SampleModel implements EmbeddedModel, HealthCheck {

  private final String broken;

  /** Keeps every rule. */
  public SampleModel() {
    this("");
  }

  SampleModel(String broken) {
    this.broken = broken;
  }

  @Override
  public String description() {
    return broken.equals("description_isASentence") ? "a sample" : "A sample.";
  }

  @Override
  public Checkpoint open() {
    return new SampleCheckpoint(broken);
  }

  @Override
  public void checkHealth(Run run) {
    open().close();
  }
}
