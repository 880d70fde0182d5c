package io.headframe.analysis.attribution.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/** What is attributed: a linear function of the logits. */
enum AttributionTarget {

  /** {@code logit(answer) − logit(wrong)}. */
  LOGIT_DIFFERENCE("logit difference") {
    @Override
    NDArray of(NDArray logits, Question question) {
      return at(logits, question.answer()).sub(at(logits, question.wrong()));
    }
  },

  /** {@code logit(answer)}. Adding a number to all logits changes it, though not the prediction. */
  LOGIT("logit of the answer") {
    @Override
    NDArray of(NDArray logits, Question question) {
      return at(logits, question.answer());
    }
  },

  /** {@code logit(answer) − mean of all logits}. */
  CENTRED_LOGIT("centred logit of the answer") {
    @Override
    NDArray of(NDArray logits, Question question) {
      return at(logits, question.answer()).sub(logits.mean(new int[] {-1}));
    }
  };

  private final String title;

  AttributionTarget(String title) {
    this.title = title;
  }

  /** Its name as results show it. */
  String title() {
    return title;
  }

  /**
   * Computes it.
   *
   * @param logits [1, 1, vocabulary], of the last position
   * @return [1, 1], owned by the manager of {@code logits}, as all arrays in between are; differentiable
   */
  abstract NDArray of(NDArray logits, Question question);

  private static NDArray at(NDArray logits, int token) {
    return logits.get(new NDIndex().addAllDim().addAllDim().addIndices(token));
  }
}
