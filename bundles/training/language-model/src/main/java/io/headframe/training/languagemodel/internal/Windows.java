package io.headframe.training.languagemodel.internal;

import io.headframe.core.training.StepContext;
import java.util.ArrayList;
import java.util.List;

/** Sequences of tokens to train on, each one token longer than what the model reads of it. */
interface Windows {

  /** Windows that the held-out loss is measured on, at most. */
  int HELD_OUT = 64;

  /** Those of a step, as many and as long as the recipe says: [window, position + 1]. */
  int[][] batch(StepContext step);

  /** Windows of full length that no step has, in batches: [window, position + 1] each. */
  List<int[][]> heldOut();

  /**
   * How much there was, for the model card: whole sentences.
   *
   * @param seen tokens of all steps
   */
  String described(long seen);

  /** Windows in batches of {@code size}, the last one smaller where they do not divide. */
  static List<int[][]> batches(List<int[]> windows, int size) {
    List<int[][]> batches = new ArrayList<>();
    for (int i = 0; i < windows.size(); i += size) {
      batches.add(windows.subList(i, Math.min(windows.size(), i + size)).toArray(int[][]::new));
    }
    return batches;
  }
}
