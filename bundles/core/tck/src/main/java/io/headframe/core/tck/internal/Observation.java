package io.headframe.core.tck.internal;

import java.util.List;
import java.util.Set;

/**
 * What was seen of two whole runs with one seed, and of one or more that were cancelled.
 *
 * @param first the result of the first run
 * @param second the result of the second run
 * @param progress what the first run reported
 * @param threads names of the threads that were there after the runs and not before
 * @param arrays arrays that the second run left with the models; the first may fill what a model keeps
 * @param models number of models that the parameters hold
 * @param cancelled the last cancelled run, which is the first that ended in time
 */
record Observation(
    Record first, Record second, List<Double> progress, Set<String> threads, int arrays, int models,
    CancelledRun cancelled) {

  /**
   * What was seen of a run that was cancelled at its first report of progress.
   *
   * @param thrown what ended it; null if it ended with a result
   * @param reported whether it reported progress at all
   * @param nanoseconds from the report to the end
   * @param arrays arrays that it left with the models
   */
  record CancelledRun(Throwable thrown, boolean reported, long nanoseconds, int arrays) {}
}
