package io.headframe.draft.baselines.internal;

import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreeGrowth;
import io.headframe.draft.api.TreePlan;
import java.util.Arrays;

/** The tokens of one sequence, to look back in. */
final class LookupSession implements DraftSession {

  private static final int LONGEST = 3;
  private static final Choices NONE = new Choices(new int[0], new double[0]);

  private final TreeGrowth growth;
  private int[] tokens = new int[64];
  private int count;

  LookupSession(TreePlan plan) {
    this.growth = new TreeGrowth(plan);
  }

  @Override
  public void follow(Step step) {
    growth.follow(step);
    for (int token : step.tokens()) {
      put(count++, token);
    }
  }

  @Override
  public Proposal propose(DraftRequest request) {
    put(count, request.next());
    int after = match(count + 1);
    return growth.grow(request, (paths, most) -> paths.stream().map(path -> {
      int at = after + path.length;
      return after < 0 || at > count ? NONE : new Choices(new int[] {tokens[at]}, new double[] {0});
    }).toList());
  }

  /** The place after the last match of the last tokens; −1 for none. */
  private int match(int length) {
    for (int n = Math.min(LONGEST, length - 1); n >= 1; n--) {
      for (int end = length - 1; end >= n; end--) {
        if (Arrays.equals(tokens, end - n, end, tokens, length - n, length)) {
          return end;
        }
      }
    }
    return -1;
  }

  private void put(int at, int token) {
    if (at == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * at);
    }
    tokens[at] = token;
  }

  @Override
  public void close() {
    // There is nothing to free.
  }
}
