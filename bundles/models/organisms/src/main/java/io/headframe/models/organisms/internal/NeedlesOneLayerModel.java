package io.headframe.models.organisms.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.EmbeddedModel;
import org.osgi.service.component.annotations.Component;

/**
 * The model {@code needles} with one layer instead of two, trained by the same recipe otherwise: a control, because one
 * layer cannot find what followed an earlier occurrence.
 */
@Component
@Technique(id = NeedlesOneLayerModel.ID)
public final class NeedlesOneLayerModel implements EmbeddedModel, HealthCheck {

  static final String ID = "needles-one-layer";

  @Override
  public String description() {
    return "Trained as the model needles, with one layer: a control that cannot have induction heads.";
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
