package io.headframe.core.transformer;

import org.osgi.annotation.versioning.ConsumerType;

/** A model that a bundle carries. Registered as a service; its technique id is the name that users call it by. */
@ConsumerType
public interface EmbeddedModel {

  /** What it is, in one sentence. */
  String description();

  /** What a person should know of it, in Markdown: how it was made, what it can do and cannot. */
  default String card() {
    return description() + "\n";
  }

  /** Opens it. The caller closes it. */
  Checkpoint open();
}
