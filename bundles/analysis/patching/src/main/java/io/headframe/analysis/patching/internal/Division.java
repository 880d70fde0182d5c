package io.headframe.analysis.patching.internal;

import java.util.Locale;

/** What one cell of a grid stands for. */
enum Division {

  /** A whole activation: all heads, all positions. */
  LAYER(false, false),
  /** One position, all heads. */
  LAYER_POSITION(true, false),
  /** One head, all positions. */
  HEAD(false, true),
  /** One head at one position. */
  HEAD_POSITION(true, true);

  private final boolean positions;
  private final boolean heads;

  Division(boolean positions, boolean heads) {
    this.positions = positions;
    this.heads = heads;
  }

  /** Whether positions are patched one by one. */
  boolean positions() {
    return positions;
  }

  /** Whether heads are patched one by one. */
  boolean heads() {
    return heads;
  }

  /** As a user writes it: {@code layer-position}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
