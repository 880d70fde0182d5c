package io.headframe.models.organisms.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.EmbeddedModel;
import org.osgi.service.component.annotations.Component;

/**
 * Two layers of eight heads, trained to tell the value of a key that stood before in a text of up to 512 tokens, and to
 * go on with random syllables that return. Its recipe is that of the same name of {@code train-lm}.
 */
@Component(service = {EmbeddedModel.class, HealthCheck.class})
@Technique(id = NeedlesModel.ID)
public final class NeedlesModel extends OrganismModel {

  static final String ID = "needles";

  /** Made by the runtime. */
  public NeedlesModel() {
    super(ID, "Trained to find keys and their values in up to 512 tokens and to go on with what returns; knows no"
        + " language.", " ba de #3");
  }
}
