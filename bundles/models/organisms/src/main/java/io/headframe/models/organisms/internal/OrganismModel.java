package io.headframe.models.organisms.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.EmbeddedModel;

/** A model of this bundle: its folder, what is said of it, and a text of words that it knows. */
abstract class OrganismModel implements EmbeddedModel, HealthCheck {

  private final String id;
  private final String description;
  private final String known;

  OrganismModel(String id, String description, String known) {
    this.id = id;
    this.description = description;
    this.known = known;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String card() {
    return Organism.card(id);
  }

  @Override
  public Checkpoint open() {
    return new Organism(id);
  }

  @Override
  public void checkHealth(Run run) {
    Organism.checkHealth(id, known);
  }
}
