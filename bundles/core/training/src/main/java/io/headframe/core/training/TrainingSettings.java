package io.headframe.core.training;

import java.util.List;

/**
 * How arrays are trained. Two runs with the same settings, objective and batches give the same numbers on one machine
 * with the same number of threads.
 *
 * @param seed of first numbers, batches and whatever else is drawn
 * @param learningRate the rate of each step
 * @param optimizer the rule of the update
 * @param maximumNorm gradients that are longer, all together, are scaled to this length; infinity for never. Pascanu,
 *     Mikolov and Bengio (2013), arXiv 1211.5063, algorithm 1
 * @param groups arrays that are trained in another way than the rest
 */
public record TrainingSettings(long seed, Schedule learningRate, AdamW optimizer, double maximumNorm,
    List<ParameterGroup> groups) {

  /** Copies the list and checks the range. */
  public TrainingSettings {
    groups = List.copyOf(groups);
    if (!(maximumNorm > 0)) {
      throw new IllegalArgumentException("a maximum norm of " + maximumNorm);
    }
  }
}
