package io.headframe.draft.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.internal.FailingTests;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.testing.samples.EarlyExit;
import io.headframe.draft.testing.samples.Lookahead;
import io.headframe.draft.testing.samples.RecurrentDrafter;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One drafter without a head, one with a recurrent head, one that is a part of the model: all keep every rule. */
class ThreeUnlikeTest {

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

  private Set<String> failing(Supplier<Drafter> drafter) throws Exception {
    DrafterConformance kit = new DrafterConformance() {
      @Override
      protected Drafter technique() {
        return drafter.get();
      }
    };
    try {
      return FailingTests.of(kit, folder);
    } finally {
      kit.close();
    }
  }
}
