package io.headframe.core.transformer;

import com.google.gson.JsonObject;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A family of checkpoints: which parts a configuration means and what their tensors are called. Registered as a
 * service, one small bundle for each.
 */
@ConsumerType
public interface ModelArchitecture {

  /** The value of {@code model_type} in the configurations that it reads, for example {@code llama}. */
  String modelType();

  /**
   * Assembles the parts. Every tensor is asked for through {@code weights}, which checks its shape.
   *
   * @param config the configuration
   * @param weights the tensors
   * @throws io.headframe.core.error.HeadframeException if the configuration lacks a field or asks for something that
   *     this architecture does not do
   */
  Decoder assemble(JsonObject config, Weights weights);
}
