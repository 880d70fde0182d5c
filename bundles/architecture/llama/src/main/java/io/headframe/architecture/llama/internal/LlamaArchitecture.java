package io.headframe.architecture.llama.internal;

import io.headframe.core.method.Technique;
import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.LlamaFamily;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.Weights;
import org.osgi.service.component.annotations.Component;

/** Llama, with biases where {@code attention_bias} asks for them. */
@Component
@Technique(id = "llama")
public final class LlamaArchitecture implements ModelArchitecture {

  private final LlamaFamily family = new LlamaFamily("llama", 2048);

  @Override
  public Decoder assemble(CheckpointConfig config, Weights weights) {
    return family.assemble(config, weights, config.flag("attention_bias", false));
  }
}
