package io.headframe.core.training;

/**
 * A step that was done.
 *
 * @param number counted from 0
 * @param learningRate what the schedule said
 * @param loss of the step's batch, before the update
 * @param gradientNorm the Euclidean length of all gradients together, after the gradient rules and before clipping
 */
public record Step(long number, double learningRate, Loss loss, double gradientNorm) {}
