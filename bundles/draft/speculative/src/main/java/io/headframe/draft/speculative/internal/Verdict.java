package io.headframe.draft.speculative.internal;

/**
 * What is accepted.
 *
 * @param path nodes of the proposal from the first on; may be empty
 * @param next the token after them, which the model chose
 */
public record Verdict(int[] path, int next) {}
