package io.headframe.prompts.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.tck.Capability;
import io.headframe.core.testing.internal.FailingTests;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.testing.PairSourceConformance;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairSourceConformanceTest {

  @TempDir
  Path folder;

  @Test
  void goodSource_keepsEveryRule() throws Exception {
    assertEquals(Set.of(), FailingTests.of(kit(new SampleSource()), folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"description_isOneLineWithoutAFullStop", "pairs_areAsManyAsAsked",
      "oneSeed_givesTheSamePairs_andAnotherOthers", "pairs_differFromEachOther", "promptsAndAnswers_ofAPair_differ",
      "answers_areOneToken_andPromptsEquallyLong", "prompts_doNotBeginOrEndWithASpace",
      "morePairsThanThereAre_areRefused"})
  void sourceThatBreaksOneRule_failsExactlyThat(String rule) throws Exception {
    assertEquals(Set.of(rule), FailingTests.of(kit(new SampleSource(rule)), folder));
  }

  @Test
  void lackOfSeeds_isChecked() throws Exception {
    String rule = "oneSeed_givesTheSamePairs_andAnotherOthers";
    assertEquals(Set.of(), FailingTests.of(kit(new SampleSource(rule), Capability.SEED), folder));
    assertEquals(Set.of(rule), FailingTests.of(kit(new SampleSource(), Capability.SEED), folder));
  }

  private static PairSourceConformance kit(PairSource source, Capability... without) {
    return new PairSourceConformance() {
      @Override
      protected PairSource technique() {
        return source;
      }

      @Override
      protected Set<Capability> without() {
        return Set.of(without);
      }
    };
  }
}
