package io.headframe.prompts.api;

import java.util.Objects;

/**
 * Two prompts that differ in what decides the answer: what activation patching, attribution and path patching move
 * activations between.
 *
 * @param clean a prompt that {@code answer} continues rightly
 * @param corrupt the same prompt but for what decides the answer
 * @param answer what continues the clean prompt rightly, with the space that stands before it: {@code " Mary"}
 * @param wrong what it is compared with, written likewise: {@code " John"}
 */
public record PromptPair(String clean, String corrupt, String answer, String wrong) {

  /** Checks that none is null. */
  public PromptPair {
    Objects.requireNonNull(clean);
    Objects.requireNonNull(corrupt);
    Objects.requireNonNull(answer);
    Objects.requireNonNull(wrong);
  }
}
