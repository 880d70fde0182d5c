package io.headframe.core.transformer;

/**
 * One layer. In sequence: x ← x + mixer(mixerNorm(x)), then x ← x + feedForward(feedForwardNorm(x)). In parallel:
 * x ← x + mixer(mixerNorm(x)) + feedForward(feedForwardNorm(x)), both from the x that enters; Black et al.,
 * "GPT-NeoX-20B" (2022), arXiv 2204.06745, section 2.1.
 *
 * @param mixerNorm before the mixer; null for none
 * @param mixer moves information between positions
 * @param feedForwardNorm before the feed-forward part; null for none
 * @param feedForward works on each position by itself; null for none
 * @param parallel whether both parts read the residual stream as it enters the block
 */
public record Block(Normalization mixerNorm, SequenceMixer mixer, Normalization feedForwardNorm,
    FeedForward feedForward, boolean parallel) {

  /** A layer whose parts work in sequence. */
  public Block(
      Normalization mixerNorm, SequenceMixer mixer, Normalization feedForwardNorm, FeedForward feedForward) {
    this(mixerNorm, mixer, feedForwardNorm, feedForward, false);
  }
}
