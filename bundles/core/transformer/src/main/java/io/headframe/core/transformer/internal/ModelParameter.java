package io.headframe.core.transformer.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Computation;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.ModelLoader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets a method have a language model as a parameter. */
@Component
@Technique(id = "io.headframe.core.model.CausalLM")
public final class ModelParameter implements ParameterType<CausalLM>, HealthCheck {

  private final InstalledModels models;

  /** @param models opens the model */
  @Activate
  public ModelParameter(@Reference InstalledModels models) {
    this.models = models;
  }

  @Override
  public String description() {
    return "an embedded model's name, a Hugging Face folder or a llama2.c file; with @int8 after it, weights of 8 bits";
  }

  @Override
  public Opened<CausalLM> open(String text, Run run) {
    CausalLM model = run.closeAtEnd(models.load(text, Computation.DEFAULT, run.leases()));
    return new Opened<>(model, model.digest());
  }

  /** Opens each model that is embedded, and has it read one token. */
  @Override
  public void checkHealth(Run run) {
    for (ModelLoader.Embedded embedded : models.embedded()) {
      CausalLM model = open(embedded.name(), run).value();
      try (Activations seen = model.forward(ForwardPlan.of(new int[][] {{0}}))) {
        for (float logit : seen.logits().toFloatArray()) {
          if (!Float.isFinite(logit)) {
            throw new IllegalStateException(
                "logits of the model '" + embedded.name() + "' are numbers, and found was " + logit);
          }
        }
      }
    }
  }
}
