package io.headframe.draft.eagle.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.draft.heads.DraftVocabulary;
import java.util.Arrays;

/**
 * The model's own first and last map, which a draft network works between and which are not trained.
 *
 * @param embedding [vocabulary, width]; not copied
 * @param unembedding [vocabulary, width]; not copied
 * @param bias of the logits: [vocabulary]; zeros where the model has none
 */
record FrozenEnds(float[] embedding, float[] unembedding, float[] bias) {

  static FrozenEnds of(CausalLM model) {
    try (ModelWeights weights = model.weights()) {
      return new FrozenEnds(weights.embedding().toFloatArray(), weights.unembedding().transpose().toFloatArray(),
          weights.unembeddingBias().map(NDArray::toFloatArray)
              .orElseGet(() -> new float[model.config().vocabularySize()]));
    }
  }

  /** With the unembeddings of some tokens alone. */
  FrozenEnds reduced(DraftVocabulary vocabulary, int width) {
    return new FrozenEnds(embedding, vocabulary.rows(unembedding, width), vocabulary.rows(bias, 1));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrozenEnds ends && Arrays.equals(embedding, ends.embedding)
        && Arrays.equals(unembedding, ends.unembedding) && Arrays.equals(bias, ends.bias);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bias);
  }

  @Override
  public String toString() {
    return "embeddings of " + bias.length + " tokens";
  }
}
