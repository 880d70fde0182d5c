package io.headframe.forecast.learning;

/**
 * What the windows of a forecaster are like.
 *
 * @param channels how many channels each series has
 * @param input steps of history
 * @param horizon steps ahead
 * @param marks how many columns follow from the stamps: {@link WindowBatch#marks}
 */
public record NetworkShape(int channels, int input, int horizon, int marks) {}
