package io.headframe.forecast.learning;

import ai.djl.ndarray.NDArray;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.StepContext;
import java.util.SplittableRandom;

/**
 * What the loss of a batch is computed for.
 *
 * @param context of the step, with random numbers of its own
 * @param training whether the network learns from it; otherwise it is validated, and nothing is random
 * @param epoch counted from 0
 */
public record Pass(StepContext context, boolean training, int epoch) {

  private static final int WORD = 16;

  /**
   * Dropout while training: each number is 0 with the probability, and else multiplied by 1 / (1 − probability).
   * Srivastava and others (2014). The array itself in validation.
   *
   * @param x any shape
   * @param probability from 0 to below 1, rounded to 1/65536
   * @param place a name for this place, under which the random numbers are drawn
   */
  public NDArray dropout(NDArray x, double probability, String place) {
    long dropped = Math.round(probability * (1 << WORD));
    if (!training || dropped == 0) {
      return x;
    }
    SplittableRandom random = context.random("dropout " + place);
    float kept = (float) (1.0 * (1 << WORD) / ((1 << WORD) - dropped));
    float[] factors = new float[Math.toIntExact(x.size())];
    long bits = 0;
    for (int i = 0; i < factors.length; i++) {
      // Four decisions of each random number.
      bits = i % 4 == 0 ? random.nextLong() : bits >>> WORD;
      factors[i] = (bits & (1 << WORD) - 1) < dropped ? 0 : kept;
    }
    return x.mul(GraphArrays.create(context.scope(), factors, x.getShape()));
  }
}
