package io.headframe.models.organisms.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.EmbeddedModel;
import org.osgi.service.component.annotations.Component;

/**
 * The model {@code needles} with one layer instead of two, trained by the same recipe otherwise: a control, because one
 * layer cannot find what followed an earlier occurrence.
 */
@Component(service = {EmbeddedModel.class, HealthCheck.class})
@Technique(id = NeedlesOneLayerModel.ID)
public final class NeedlesOneLayerModel extends OrganismModel {

  static final String ID = "needles-one-layer";

  /** Made by the runtime. */
  public NeedlesOneLayerModel() {
    super(ID, "Trained as the model needles, with one layer: a control that cannot have induction heads.", " ba de #3");
  }
}
