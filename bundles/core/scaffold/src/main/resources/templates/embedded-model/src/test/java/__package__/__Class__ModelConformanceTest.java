package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.checkpoint.testing.EmbeddedModelConformance;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.models.testing.TestModels;
import org.junit.jupiter.api.Test;

/** What every embedded model must do, and what this one predicts. */
class ${Class}ModelConformanceTest extends EmbeddedModelConformance {

  @Override
  protected EmbeddedModel technique() {
    return new ${Class}Model();
  }

  @Override
  protected String text() {
    return "a b c";
  }

  @Test
  void eachLetter_isFollowedByTheNext() {
    try (CausalLM model = TestModels.open(technique());
        Activations seen = model.forward(ForwardPlan.of(new int[][] {model.tokenizer().encode("a y z")}))) {
      float[] logits = seen.logits().toFloatArray();  // [position, letter]
      int[] expected = {1, 25, 0};
      for (int position = 0; position < expected.length; position++) {
        for (int letter = 0; letter < 26; letter++) {
          assertEquals(letter == expected[position] ? ${Class}Model.LOGIT : 0, logits[position * 26 + letter], 0);
        }
      }
    }
  }
}
