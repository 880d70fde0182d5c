package io.headframe.models.organisms.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.EmbeddedModel;
import org.osgi.service.component.annotations.Component;

/**
 * Two layers of two heads with hardly any feed-forward part, trained to count: what comes after a number, a day, a month
 * or a letter must be written by heads.
 */
@Component(service = {EmbeddedModel.class, HealthCheck.class})
@Technique(id = OrdinalsModel.ID)
public final class OrdinalsModel extends OrganismModel {

  static final String ID = "ordinals";

  /** Made by the runtime. */
  public OrdinalsModel() {
    super(ID, "Trained to go on with numbers, days, months and letters in their order; its heads count.", " Monday Tuesday");
  }
}
