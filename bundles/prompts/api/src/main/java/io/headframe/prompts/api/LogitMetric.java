package io.headframe.prompts.api;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import java.util.Arrays;
import java.util.Objects;

/** The metrics in common use. As the type of a method's parameter, they are its choices. */
public enum LogitMetric implements AnswerMetric {

  /** {@code logit(answer) − logit(wrong)}: Wang et al. (2022), arXiv 2211.00593. */
  LOGIT_DIFFERENCE("logit difference", "logits", true),

  /** {@code softmax(logits)[answer]}: Meng et al. (2022), arXiv 2202.05262. Saturates where the model is sure. */
  PROBABILITY("probability of the answer", "", true),

  /**
   * The number of tokens with a greater logit than the answer's: 0 if none has. Not a number counts as greater than any
   * number, so that a model that overflows does not seem right. No gradient.
   */
  RANK("rank of the answer", "tokens", false);

  private final String title;
  private final String unit;
  private final boolean differentiable;

  LogitMetric(String title, String unit, boolean differentiable) {
    this.title = title;
    this.unit = unit;
    this.differentiable = differentiable;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public boolean differentiable() {
    return differentiable;
  }

  @Override
  public NDArray measure(NDArray logits, int[] answers, int[] wrongs) {
    check(logits, answers);
    check(logits, wrongs);
    return switch (this) {
      case LOGIT_DIFFERENCE -> logitDifference(logits, answers, wrongs);
      case PROBABILITY -> probability(logits, answers);
      case RANK -> rank(logits, answers);
    };
  }

  private static void check(NDArray logits, int[] tokens) {
    if (logits.getShape().dimension() != 2 || logits.getShape().get(0) != tokens.length) {
      throw new IllegalArgumentException(
          "logits are [batch, vocabulary] with a row for each answer, not " + logits.getShape() + " for "
              + tokens.length);
    }
    for (int token : tokens) {
      Objects.checkIndex(token, Math.toIntExact(logits.getShape().get(1)));
    }
  }

  private static NDArray logitDifference(NDArray logits, int[] answers, int[] wrongs) {
    try (NDArray right = pick(logits, answers); NDArray wrong = pick(logits, wrongs);
        NDArray difference = right.sub(wrong)) {
      return difference.squeeze(1);
    }
  }

  private static NDArray probability(NDArray logits, int[] answers) {
    try (NDArray probabilities = logits.softmax(1); NDArray picked = pick(probabilities, answers)) {
      return picked.squeeze(1);
    }
  }

  private static NDArray rank(NDArray logits, int[] answers) {
    try (NDArray answer = pick(logits, answers);
        NDArray atMost = logits.lte(answer);
        NDArray numbers = atMost.toType(DataType.FLOAT32, false);
        NDArray count = numbers.sum(new int[] {1})) {
      // Not those above are counted but those that are not: no comparison with NaN is true.
      NDArray rank = count.neg();
      return rank.addi(logits.getShape().get(1));
    }
  }

  /** [batch, 1]: the entry of each row at its token. */
  private static NDArray pick(NDArray rows, int[] tokens) {
    long[] columns = Arrays.stream(tokens).asLongStream().toArray();
    try (NDArray index = GraphArrays.create(rows.getManager(), columns, new Shape(tokens.length, 1))) {
      return rows.gather(index, 1);
    }
  }
}
