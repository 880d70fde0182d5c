package io.headframe.prompts.generators.internal;

import java.util.List;

/** Takes a number apart into choices: one of so many, then one of so many, and so on. */
final class MixedRadix {

  private long rest;

  MixedRadix(long number) {
    this.rest = number;
  }

  int digit(int radix) {
    int digit = (int) (rest % radix);
    rest /= radix;
    return digit;
  }

  <T> T pick(List<T> choices) {
    return choices.get(digit(choices.size()));
  }
}
