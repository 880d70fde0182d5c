package io.headframe.core.model;

/**
 * An intervention at a place.
 *
 * @param at the name of one or more hook points, as in {@link ForwardPlan#capture}
 * @param part what it acts on
 * @param intervention what it does
 */
public record Change(String at, Selection part, Intervention intervention) {

  /** For example {@code blocks.3.attn.z[head 1] = 0.0}. */
  @Override
  public String toString() {
    return at + part + " " + intervention;
  }
}
