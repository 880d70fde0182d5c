package io.headframe.core.model.transform;

import io.headframe.core.model.CausalLM;

/**
 * A new model and the report on it.
 *
 * @param model whoever holds this closes it
 * @param report what was done
 */
public record TransformedModel(CausalLM model, TransformReport report) implements AutoCloseable {

  /** Closes the model. */
  @Override
  public void close() {
    model.close();
  }
}
