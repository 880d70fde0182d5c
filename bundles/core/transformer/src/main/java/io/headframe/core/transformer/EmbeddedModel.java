package io.headframe.core.transformer;

import org.osgi.annotation.versioning.ConsumerType;

/** A model that a bundle carries. Registered as a service. */
@ConsumerType
public interface EmbeddedModel {

  /** What users call it: lower case with dashes. */
  String name();

  /** What it is, in one sentence. */
  String description();

  /** Opens it. The caller closes it. */
  Checkpoint open();
}
