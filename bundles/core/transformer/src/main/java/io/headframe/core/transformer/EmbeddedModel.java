package io.headframe.core.transformer;

import org.osgi.annotation.versioning.ConsumerType;

/** A model that a bundle carries. Registered as a service; its technique id is the name that users call it by. */
@ConsumerType
public interface EmbeddedModel {

  /** What it is, in one sentence. */
  String description();

  /** Opens it. The caller closes it. */
  Checkpoint open();
}
