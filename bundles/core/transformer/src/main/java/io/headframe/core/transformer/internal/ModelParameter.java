package io.headframe.core.transformer.internal;

import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets a method have a language model as a parameter. */
@Component
@Technique(id = "io.headframe.core.model.CausalLM")
public final class ModelParameter implements ParameterType<CausalLM> {

  private final InstalledModels models;

  /** @param models opens the model */
  @Activate
  public ModelParameter(@Reference InstalledModels models) {
    this.models = models;
  }

  @Override
  public String description() {
    return "an embedded model's name, a Hugging Face folder or a llama2.c file";
  }

  @Override
  public Opened<CausalLM> open(String text, Run run) {
    CausalLM model = run.closeAtEnd(models.load(text, run.leases()));
    return new Opened<>(model, model.digest());
  }
}
