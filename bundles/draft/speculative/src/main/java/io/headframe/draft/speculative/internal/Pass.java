package io.headframe.draft.speculative.internal;

import io.headframe.core.model.Activations;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.TokenTree;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Runs prompts and proposals through a session, and keeps what the drafter reads of them. */
public final class Pass implements Rows {

  /** As a session's own. */
  private static final int CHUNK = 512;

  private final Session session;
  private final String[] sites;
  private final int vocabulary;
  private float[] logits;
  private Map<String, Tensor> activations = Map.of();
  /** Whether the last pass was appended rather than staged. */
  private boolean appended;

  /** @param sites names of what the drafter reads */
  public Pass(Session session, Set<String> sites, ModelConfig config) {
    this.session = session;
    this.sites = sites.toArray(String[]::new);
    this.vocabulary = config.vocabularySize();
  }

  /**
   * Appends a prompt.
   *
   * @param follow hears of it, part by part
   * @return the logits after it
   */
  public float[] prompt(int[] tokens, Consumer<Step> follow) {
    if (sites.length == 0) {
      float[] last = session.append(tokens);
      follow.accept(new Step(tokens, Map.of(), new int[0]));
      return last;
    }
    float[] last = null;
    for (int from = 0; from < tokens.length; from += CHUNK) {
      int[] part = Arrays.copyOfRange(tokens, from, Math.min(tokens.length, from + CHUNK));
      Map<String, Tensor> read;
      try (Activations seen = session.stage(ForwardPlan.of(new int[][] {part}).capture(sites).lastLogits())) {
        last = seen.logitsTensor().data();
        read = read(seen);
        session.commit(IntStream.range(0, part.length).toArray());
      }
      follow.accept(new Step(part, read, new int[0]));
    }
    return last;
  }

  /** Runs the next token and what may come after it. */
  public void verify(int next, Proposal proposal) {
    appended = sites.length == 0 && proposal.size() == 0;
    if (appended) {
      logits = session.append(next);
      return;
    }
    int[] tokens = new int[1 + proposal.size()];
    int[] parents = new int[tokens.length];
    tokens[0] = next;
    parents[0] = -1;
    for (int i = 0; i < proposal.size(); i++) {
      tokens[i + 1] = proposal.tokens()[i];
      parents[i + 1] = proposal.parents()[i] + 1;
    }
    try (Activations seen = session.stage(ForwardPlan.of(new TokenTree(tokens, parents)).capture(sites))) {
      logits = seen.logitsTensor().data();
      activations = read(seen);
    }
  }

  private Map<String, Tensor> read(Activations seen) {
    Map<String, Tensor> read = new HashMap<>();
    for (String site : sites) {
      Tensor all = seen.tensor(site);
      int rows = (int) all.shape()[1];
      read.put(site, Tensor.of(all.data(), rows, all.data().length / rows));
    }
    return read;
  }

  @Override
  public float[] after(int node) {
    return Arrays.copyOfRange(logits, (node + 1) * vocabulary, (node + 2) * vocabulary);
  }

  /**
   * Puts the next token and what was accepted on the sequence.
   *
   * @return what the drafter hears
   */
  public Step commit(int next, Proposal proposal, int[] path) {
    int[] staged = new int[path.length + 1];
    int[] tokens = new int[path.length + 1];
    tokens[0] = next;
    for (int i = 0; i < path.length; i++) {
      staged[i + 1] = path[i] + 1;
      tokens[i + 1] = proposal.tokens()[path[i]];
    }
    if (!appended) {
      session.commit(staged);
    }
    Map<String, Tensor> kept = new HashMap<>();
    activations.forEach((site, rows) -> kept.put(site, rows(rows, staged)));
    int[] likeliest = new int[1 + proposal.size()];
    Arrays.setAll(likeliest, this::greatest);
    return new Step(tokens, kept, likeliest);
  }

  private int greatest(int row) {
    int best = row * vocabulary;
    for (int i = best + 1; i < (row + 1) * vocabulary; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best - row * vocabulary;
  }

  private static Tensor rows(Tensor all, int[] chosen) {
    int width = (int) all.shape()[1];
    float[] kept = new float[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(all.data(), chosen[i] * width, kept, i * width, width);
    }
    return Tensor.of(kept, chosen.length, width);
  }
}
