package io.headframe.transform.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.model.CausalLM;
import io.headframe.core.model.transform.ModelTransform;
import io.headframe.core.tck.Capability;
import io.headframe.core.testing.internal.FailingTests;
import io.headframe.models.testing.TestModels;
import io.headframe.transform.testing.ModelTransformConformance;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTransformConformanceTest {

  @TempDir
  Path folder;

  @Test
  void goodTransform_keepsEveryRule() throws Exception {
    assertEquals(Set.of(), failing(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps_haveIdsOfTheirOwn_sentencesAndReasons",
      "report_hasTheStepsInTheirOrder_andThePositionsThatWereCompared", "inexactStep_isRefused_andNamed",
      "unknownStep_isRefused_andNamed", "exactSteps_togetherAndAlone_keepTheProbabilities",
      "transformedModel_leavesNothingInTheOriginal"})
  void transformThatBreaksOneRule_failsExactlyThat(String rule) throws Exception {
    assertEquals(Set.of(rule), failing(rule));
  }

  @Test
  void lackOfInexactSteps_isChecked() throws Exception {
    assertEquals(Set.of("inexactStep_isRefused_andNamed"), failing("", Capability.INEXACT_STEPS));
    assertEquals(Set.of(), failing("no inexact steps", Capability.INEXACT_STEPS));
  }

  private Set<String> failing(String broken, Capability... without) throws Exception {
    return FailingTests.of(new ModelTransformConformance() {
      @Override
      protected ModelTransform technique() {
        return new SampleTransform(broken);
      }

      @Override
      protected Set<Capability> without() {
        return Set.of(without);
      }

      @Override
      protected CausalLM model() {
        return TestModels.random("gpt2");
      }

      @Override
      protected CausalLM modelOfInexactSteps() {
        return TestModels.random("gpt2");
      }
    }, folder);
  }
}
