package io.headframe.models.organisms.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.EmbeddedModel;
import org.osgi.service.component.annotations.Component;

/**
 * Two layers of eight heads, trained to tell the value of a key that stood before in a text of up to 512 tokens, and to
 * go on with random syllables that return. Its recipe is that of the same name of {@code train-lm}.
 */
@Component
@Technique(id = NeedlesModel.ID)
public final class NeedlesModel implements EmbeddedModel, HealthCheck {

  static final String ID = "needles";

  @Override
  public String description() {
    return "Trained to find keys and their values in up to 512 tokens and to go on with what returns; knows no"
        + " language.";
  }

  @Override
  public String card() {
    return Organism.card(ID);
  }

  @Override
  public Checkpoint open() {
    return new Organism(ID);
  }

  @Override
  public void checkHealth(Run run) {
    Organism.checkHealth(ID, " ba de #3");
  }
}
