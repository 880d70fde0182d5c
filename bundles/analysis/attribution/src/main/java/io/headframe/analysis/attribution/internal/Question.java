package io.headframe.analysis.attribution.internal;

/**
 * A prompt and what could follow it.
 *
 * @param prompt [position], tokens, at least one
 * @param answer the token whose logit is attributed
 * @param wrong the token that it is compared with; the answer itself where it is compared with none
 */
record Question(int[] prompt, int answer, int wrong) {}
