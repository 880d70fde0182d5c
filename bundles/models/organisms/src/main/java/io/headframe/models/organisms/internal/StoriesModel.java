package io.headframe.models.organisms.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.EmbeddedModel;
import org.osgi.service.component.annotations.Component;

/**
 * Four layers of four heads, trained on short stories of a grammar, ordered words, facts with and without years, and
 * sums.
 */
@Component(service = {EmbeddedModel.class, HealthCheck.class})
@Technique(id = StoriesModel.ID)
public final class StoriesModel extends OrganismModel {

  static final String ID = "stories";

  /** Made by the runtime. */
  public StoriesModel() {
    super(ID, "Trained on short stories of a grammar, ordered words, facts and sums; 864 512 numbers.", " Once upon a time");
  }
}
