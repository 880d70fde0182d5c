package io.headframe.draft.api.internal;

import io.headframe.draft.api.Branching;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.TreePlan;

/**
 * A chain whose length follows what is accepted.
 *
 * @param least the shortest
 * @param most the longest
 * @param length of the next
 */
public record AdaptiveChain(int least, int most, int length) implements TreePlan {

  /** Checks the ranges. */
  public AdaptiveChain {
    if (least < 1 || length < least || most < length) {
      throw new IllegalArgumentException("a chain of " + length + " from " + least + " to " + most);
    }
  }

  @Override
  public Proposal grow(DraftRequest request, Branching branching) {
    return SparseTree.chain(length).grow(request, branching);
  }

  @Override
  public TreePlan after(int drafted, int accepted) {
    int next = drafted > 0 && accepted == drafted ? Math.min(most, length + 2) : Math.max(least, length - 1);
    return new AdaptiveChain(least, most, next);
  }
}
