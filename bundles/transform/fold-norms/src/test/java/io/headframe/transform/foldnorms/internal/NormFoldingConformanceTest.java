package io.headframe.transform.foldnorms.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.transform.ModelTransform;
import io.headframe.models.testing.TestModels;
import io.headframe.transform.testing.ModelTransformConformance;

class NormFoldingConformanceTest extends ModelTransformConformance {

  @Override
  protected ModelTransform technique() {
    return new NormFolding();
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }

  @Override
  protected CausalLM model() {
    return TestModels.random("gpt2");
  }

  /** RMSNorm does not subtract the mean. */
  @Override
  protected CausalLM modelOfInexactSteps() {
    return TestModels.random("llama");
  }
}
