package io.headframe.core.transformer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A family of checkpoints: which parts a configuration means and what their tensors are called. Registered as a
 * service, one small bundle for each; its technique id is the {@code model_type} of the configurations that it reads.
 */
@ConsumerType
public interface ModelArchitecture {

  /**
   * Assembles the parts. Every tensor is asked for through {@code weights}, which checks its shape.
   *
   * @param config the configuration
   * @param weights the tensors
   * @throws io.headframe.core.error.HeadframeException if the configuration lacks a field or asks for something that
   *     this architecture does not do
   */
  Decoder assemble(CheckpointConfig config, Weights weights);
}
