package io.headframe.analysis.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.view.Table;
import io.headframe.core.testing.ErrorCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadSetTest {

  private static final HeadSet HEADS = new HeadSet("induction heads",
      List.of(new HeadSet.Member(new Head(5, 1), .93), new HeadSet.Member(new Head(11, 7), Double.NaN)));

  @Test
  void headsOfTheModel_areWithin() {
    HEADS.checkWithin(12, 8);
  }

  @Test
  void headThatTheModelLacks_isNamed() {
    assertEquals("The model has no head 11.7, which is one of the induction heads: it has 11 layers of 8 heads, 0.0 to "
        + "10.7; name heads of this model.",
        assertThrows(HeadframeException.class, () -> HEADS.checkWithin(11, 8)).getMessage());
    assertEquals("HF-ANALYSIS-001", assertThrows(HeadframeException.class, () -> HEADS.checkWithin(12, 7)).id());
  }

  @Test
  void scoreThatIsMissing_isADash() {
    assertEquals(new Table("induction heads", List.of("head", "score"),
        List.of(List.of("5.1", "0.9300"), List.of("11.7", "-"))), HEADS.views().get(0));
  }

  @Test
  void messages_areSentences() {
    assertEquals(1, ErrorCatalogue.check(AnalysisError.class));
  }
}
