package io.headframe.core.transformer;

/**
 * One layer: x ← x + mixer(mixerNorm(x)), then x ← x + feedForward(feedForwardNorm(x)).
 *
 * @param mixerNorm before the mixer; null for none
 * @param mixer moves information between positions
 * @param feedForwardNorm before the feed-forward part; null for none
 * @param feedForward works on each position by itself; null for none
 */
public record Block(
    Normalization mixerNorm, SequenceMixer mixer, Normalization feedForwardNorm, FeedForward feedForward) {}
