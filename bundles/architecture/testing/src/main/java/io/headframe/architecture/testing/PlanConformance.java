package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What plans promise about where a pass begins and ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlanConformance {

  private final ArchitectureFixture architecture;

  PlanConformance(ArchitectureFixture architecture) {
    this.architecture = architecture;
  }

  List<String> variants() {
    return architecture.variants();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void planReadBackFromJson_givesTheSameBits(String variant) {
    ForwardPlan plan = ForwardPlan.of(new int[][] {{1, 2, 3}});
    try (CausalLM model = architecture.open(architecture.checkpoint(variant));
        Activations expected = model.forward(plan);
        Activations seen = model.forward(ForwardPlan.fromJson(plan.toJson()))) {
      assertArrayEquals(expected.logits().toFloatArray(), seen.logits().toFloatArray());
    }
  }
}
