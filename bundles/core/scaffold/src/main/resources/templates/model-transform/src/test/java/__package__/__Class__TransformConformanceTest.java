package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.transform.ModelTransform;
import io.headframe.core.model.transform.TransformedModel;
import io.headframe.core.transformer.DecoderModel;
import io.headframe.core.transformer.TokenEmbedding;
import io.headframe.models.testing.TestModels;
import io.headframe.transform.testing.ModelTransformConformance;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every transform must do, and what this one does. */
class ${Class}TransformConformanceTest extends ModelTransformConformance {

  @Override
  protected ModelTransform technique() {
    return new ${Class}Transform();
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

  @Test
  void embeddings_haveAMeanOfZero() {
    try (CausalLM model = model();
        TransformedModel made = technique().apply(model, Set.of("center-embedding"), new int[][] {{1, 2, 3}})) {
      NDArray table = ((TokenEmbedding) ((DecoderModel) made.model()).decoder().embedding()).tokenTable();
      try (NDArray means = table.mean(new int[] {1}).abs(); NDArray greatest = means.max()) {
        assertEquals(0, greatest.getFloat(), 1e-6);
      }
    }
  }
}
