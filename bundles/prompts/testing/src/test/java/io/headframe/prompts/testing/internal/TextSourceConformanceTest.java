package io.headframe.prompts.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.testing.internal.FailingTests;
import io.headframe.prompts.api.TextSource;
import io.headframe.prompts.testing.TextSourceConformance;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSourceConformanceTest {

  @TempDir
  Path folder;

  @Test
  void goodSource_keepsEveryRule() throws Exception {
    assertEquals(Set.of(), FailingTests.of(kit(new SampleTexts()), folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"description_isOneLineWithoutAFullStop", "words_areWords_andDiffer",
      "texts_areOfWordsThatAreNamed", "texts_haveTheirLength", "texts_differFromEachOther",
      "oneSeed_givesTheSameTexts_andAnotherOthers"})
  void sourceThatBreaksOneRule_failsExactlyThat(String rule) throws Exception {
    assertEquals(Set.of(rule), FailingTests.of(kit(new SampleTexts(rule)), folder));
  }

  /** Texts that depend on what was used before are not those of their seed either. */
  @Test
  void sourceThatRemembers_fails() throws Exception {
    String rule = "laterTexts_doNotDependOnThoseBefore";
    assertTrue(FailingTests.of(kit(new SampleTexts(rule)), folder).contains(rule));
  }

  private static TextSourceConformance kit(TextSource source) {
    return new TextSourceConformance() {
      @Override
      protected TextSource technique() {
        return source;
      }
    };
  }
}
