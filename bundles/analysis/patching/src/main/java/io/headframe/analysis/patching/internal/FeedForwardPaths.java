package io.headframe.analysis.patching.internal;

/** What feed-forward parts do with what a sender writes. As the type of a method's parameter, its choices. */
enum FeedForwardPaths {

  /** They are computed anew, so that paths lead through them too, as in the paper. */
  RECOMPUTED,

  /** They write what they write in the clean run, so that paths lead through the residual stream alone. */
  FROZEN
}
