package io.headframe.forecast.learning;

import ai.djl.ndarray.NDArray;

/**
 * Windows of series as 32-bit floats, which belong to the step or the pass that they are made for. Channels are
 * standardised: (y − μ) / σ with the mean and the deviation of the training part of their series.
 *
 * @param past what the network sees: [batch, channel, input]
 * @param marks what follows from the stamps of what it sees, between −.5 and .5, as
 *     {@link io.headframe.forecast.api.CalendarColumns} has it without the month of the year where there is the day of
 *     the year: [batch, mark, input]; no mark for series without a calendar
 * @param future what follows: [batch, channel, horizon]; null when the future is asked for
 * @param series of which series of the training panel each window is: [batch]; empty when the future is asked for.
 *     Nobody changes the array
 */
public record WindowBatch(NDArray past, NDArray marks, NDArray future, int... series) {

  /** How many windows there are. */
  public int size() {
    return (int) past.getShape().get(0);
  }
}
