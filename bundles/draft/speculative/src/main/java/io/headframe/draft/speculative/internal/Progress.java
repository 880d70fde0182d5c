package io.headframe.draft.speculative.internal;

import io.headframe.core.model.Tokenizer;
import io.headframe.decoding.sampling.Generation.Stop;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.speculative.DraftStatistics;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The new tokens so far, and what became of drafts. */
public final class Progress {

  private final int end;
  private final int beginning;
  private final int most;
  private final IntConsumer onToken;
  private int[] tokens = new int[16];
  private int count;
  private long steps;
  private long nodes;
  private long[] drafted = new long[0];
  private long[] tried = new long[0];
  private long[] accepted = new long[0];

  /**
   * @param tokenizer knows which tokens end a text
   * @param most tokens that are wanted
   * @param onToken hears each
   */
  public Progress(Tokenizer tokenizer, int most, IntConsumer onToken) {
    this.end = tokenizer.end().orElse(-1);
    this.beginning = tokenizer.beginning().orElse(-1);
    this.most = most;
    this.onToken = onToken;
  }

  /**
   * Adds a token that was chosen, if it ends no text.
   *
   * @return why there are no more; null where there may be
   */
  public Stop add(int token) {
    if (token == end || token == beginning) {
      return Stop.END_OF_TEXT;
    }
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * count);
    }
    tokens[count++] = token;
    onToken.accept(token);
    return count == most ? Stop.MAX_TOKENS : null;
  }

  /** How many more tokens are wanted. */
  public int wanted() {
    return most - count;
  }

  /** Counts a pass. */
  public void step(Proposal proposal, int taken) {
    steps++;
    nodes += proposal.size();
    int deepest = 0;
    for (int node = 0; node < proposal.size(); node++) {
      deepest = Math.max(deepest, proposal.depth(node));
    }
    if (deepest > drafted.length) {
      drafted = Arrays.copyOf(drafted, deepest);
      tried = Arrays.copyOf(tried, deepest);
      accepted = Arrays.copyOf(accepted, deepest);
    }
    for (int depth = 0; depth < deepest; depth++) {
      drafted[depth]++;
      tried[depth] += depth <= taken ? 1 : 0;
      accepted[depth] += depth < taken ? 1 : 0;
    }
  }

  /** The new tokens. */
  public int[] tokens() {
    return Arrays.copyOf(tokens, count);
  }

  /** What became of the drafts. The first token is the prompt's, so it is of no pass. */
  public DraftStatistics statistics(Clock clock) {
    return new DraftStatistics(steps, Math.max(0, count - 1), drafted, tried, accepted, nodes,
        clock.draftSeconds(), clock.verifySeconds(), clock.otherSeconds());
  }
}
