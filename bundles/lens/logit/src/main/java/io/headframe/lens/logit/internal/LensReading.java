package io.headframe.lens.logit.internal;

/**
 * What one residual stream predicts.
 *
 * @param top [position, candidate], tokens, the likeliest first
 * @param probability [position, candidate]
 * @param divergence [position], of this prediction from the final one: KL(final ‖ this), nats
 * @param entropy [position], nats
 * @param nextLogProbability [position], of the token that follows, nats; meaningless where none follows
 * @param nextRank [position], how many tokens, itself among them, have no smaller logit than the one that follows
 */
record LensReading(int[][] top, float[][] probability, float[] divergence, float[] entropy, float[] nextLogProbability,
    float[] nextRank) {}
