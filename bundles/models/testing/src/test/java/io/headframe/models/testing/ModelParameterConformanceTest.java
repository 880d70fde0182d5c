package io.headframe.models.testing;

import io.headframe.core.method.Leases;
import io.headframe.core.method.ParameterType;
import io.headframe.core.model.CausalLM;
import io.headframe.core.tck.ParameterTypeConformance;
import java.nio.file.Path;

/** Here, and not beside the class, because it takes models to open. */
class ModelParameterConformanceTest extends ParameterTypeConformance<CausalLM> {

  @Override
  @SuppressWarnings("unchecked")
  protected ParameterType<CausalLM> technique() {
    return leases().lease(ParameterType.class, CausalLM.class.getName()).get();
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }

  @Override
  protected Class<CausalLM> valueType() {
    return CausalLM.class;
  }

  @Override
  protected String text(Path folder) {
    return "constructed";
  }

  @Override
  protected String textOfNothing() {
    return "no-such-model";
  }
}
