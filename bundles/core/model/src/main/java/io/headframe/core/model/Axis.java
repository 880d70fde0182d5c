package io.headframe.core.model;

/** The fixed vocabulary of tensor axes. */
public enum Axis {
  /** Sequences. */
  BATCH,
  /** Token positions. */
  POSITION,
  /** Positions that attend. */
  QUERY,
  /** Positions that are attended to. */
  KEY,
  /** Attention heads. */
  HEAD,
  /** Heads that keys and values are shared in; as many as heads without grouping. */
  KEY_VALUE_HEAD,
  /** The residual stream ({@code d_model}). */
  MODEL,
  /** The inside of one head ({@code d_head}). */
  HEAD_WIDTH,
  /** The inside of the feed-forward part ({@code d_mlp}). */
  MLP,
  /** Tokens of the vocabulary. */
  VOCABULARY,
  /** An axis of length 1. */
  ONE
}
