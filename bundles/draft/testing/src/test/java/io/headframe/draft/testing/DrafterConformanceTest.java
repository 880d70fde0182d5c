package io.headframe.draft.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.internal.FailingTests;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.testing.samples.EarlyExit;
import io.headframe.draft.testing.samples.Lookahead;
import io.headframe.draft.testing.samples.RecurrentDrafter;
import io.headframe.draft.testing.samples.SampleDrafter;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One drafter without a head, one with a recurrent head, one that is a part of the model: all keep every rule. */
@Tag("one-java")
class DrafterConformanceTest {

  @TempDir
  private Path folder;

  @Test
  void lookahead_keepsEveryRule() throws Exception {
    assertEquals(Set.of(), failing(Lookahead::new));
  }

  @Test
  void recurrentDrafter_keepsEveryRule() throws Exception {
    assertEquals(Set.of(), failing(RecurrentDrafter::new));
  }

  @Test
  void earlyExit_keepsEveryRule() throws Exception {
    assertEquals(Set.of(), failing(EarlyExit::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"description_isOneLineWithoutAFullStop", "sessions_doNotSeeEachOther",
      "proposals_stayWithinTheRequest_andTheVocabulary", "folderOfSomethingElse_isNotAccepted"})
  void drafterThatBreaksOneRule_failsExactlyThat(String rule) throws Exception {
    assertEquals(Set.of(rule), failing(() -> SampleDrafter.breaking(rule)));
  }

  private Set<String> failing(Supplier<Drafter> drafter) throws Exception {
    Drafter one = drafter.get();
    DrafterConformance kit = new DrafterConformance() {
      @Override
      protected Drafter technique() {
        return one;
      }
    };
    try {
      return FailingTests.of(kit, folder);
    } finally {
      kit.close();
    }
  }
}
