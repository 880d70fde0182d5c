package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Compares scores with what is known of the model 'constructed', whose weights are written down by hand. */
class ${Class}MethodTest {

  private static final int LENGTH = 30;

  private final CausalLM model = TestModels.constructed();
  private final int[] tokens = new Random(3).ints(LENGTH, 0, model.config().vocabularySize()).toArray();

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void previousTokenHead_scoresOne() {
    HeadScores scores = ${Class}Method.score(model, tokens, 1);
    assertEquals(new Head(0, 0), scores.ranked().get(0));
    assertEquals(1, scores.of(new Head(0, 0)), 1e-3);
  }

  /** Head 0.2 gives each of the t + 1 tokens that query t sees the same attention. */
  @Test
  void headThatLooksEverywhereAlike_scoresTheMeanOfOneOverPosition() {
    double expected = 0;
    for (int query = 4; query < LENGTH; query++) {
      expected += 1.0 / (query + 1) / (LENGTH - 4);
    }
    // Attention is computed in 32-bit numbers.
    assertEquals(expected, ${Class}Method.score(model, tokens, 4).of(new Head(0, 2)), 1e-6);
  }

  @Test
  void distanceBeyondTheSequence_isRefused() {
    HeadframeException refused =
        assertThrows(HeadframeException.class, () -> ${Class}Method.score(model, tokens, LENGTH));
    assertEquals(${Class}Method.TOO_FAR.id(), refused.id());
  }
}
