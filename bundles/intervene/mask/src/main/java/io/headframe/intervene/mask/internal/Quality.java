package io.headframe.intervene.mask.internal;

/**
 * How well prompts are answered.
 *
 * @param recall share of prompts whose answer is the likeliest next token, between 0 and 1
 * @param loss mean of −log p(answer), nats
 */
record Quality(double recall, double loss) {}
