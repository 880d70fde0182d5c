package io.headframe.draft.baselines.internal;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.model.TokenTree;
import io.headframe.decoding.sampling.Candidates;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreeGrowth;
import io.headframe.draft.api.TreePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The second model's own sequence. It may be ahead of the verified one by what was drafted last. */
final class ModelDraftSession implements DraftSession {

  private final Session session;
  private final int vocabulary;
  private final int context;
  private final TreeGrowth growth;
  /** Tokens that the session has read, and behind them those that it still must read. */
  private int[] tokens = new int[64];
  /** How many tokens are verified. */
  private int verified;
  /** How many tokens the session has read. */
  private int read;

  ModelDraftSession(CausalLM model, TreePlan plan) {
    this.session = model.session();
    this.vocabulary = model.config().vocabularySize();
    this.context = model.config().contextLength();
    this.growth = new TreeGrowth(plan);
  }

  @Override
  public void follow(Step step) {
    growth.follow(step);
    int same = 0;
    while (same < step.tokens().length && verified + same < read
        && tokens[verified + same] == step.tokens()[same]) {
      same++;
    }
    read = Math.min(read, verified + same);
    for (int token : step.tokens()) {
      put(verified++, token);
    }
  }

  @Override
  public Proposal propose(DraftRequest request) {
    put(verified, request.next());
    int room = context - verified - 1;
    if (room < 1) {
      return Proposal.chain();
    }
    DraftRequest fitting = new DraftRequest(
        request.next(), request.nodes(), Math.min(room, request.depth()), request.sampling(), request.random());
    if (request.sampling().temperature() > 0) {
      return drawn(fitting);
    }
    return growth.grow(fitting, (paths, most) -> after(paths).stream()
        .map(logits -> Choices.greatest(logits, 0, vocabulary, most)).toList());
  }

  /** A chain of tokens drawn as the large model's are. */
  private Proposal drawn(DraftRequest request) {
    Map<Integer, double[]> laws = new HashMap<>();
    Proposal chain = growth.grow(request, (paths, most) -> {
      int depth = paths.get(0).length;
      Candidates candidates =
          Candidates.after(verified + 1 + depth, after(paths.subList(0, 1)).get(0), request.sampling());
      laws.put(depth, candidates.law(vocabulary));
      Choices one = new Choices(new int[] {candidates.at(request.random().nextDouble())}, new double[] {0});
      return paths.stream().map(path -> one).toList();
    });
    return new Proposal(chain.tokens(), chain.parents(),
        IntStream.range(0, chain.size()).mapToObj(node -> laws.get(chain.depth(node) - 1)).toList());
  }

  /** The logits after each path. */
  private List<float[]> after(List<int[]> paths) {
    if (paths.size() == 1) {
      return List.of(after(paths.get(0)));
    }
    catchUp(verified + 1);
    List<Integer> nodes = new ArrayList<>();
    List<Integer> parents = new ArrayList<>();
    Map<List<Integer>, Integer> known = new HashMap<>(Map.of(List.of(), -1));
    int[] ends = new int[paths.size()];
    for (int i = 0; i < ends.length; i++) {
      List<Integer> path = Arrays.stream(paths.get(i)).boxed().toList();
      for (int depth = 1; depth <= path.size(); depth++) {
        int parent = known.get(path.subList(0, depth - 1));
        if (known.putIfAbsent(path.subList(0, depth), nodes.size()) == null) {
          nodes.add(path.get(depth - 1));
          parents.add(parent);
        }
      }
      ends[i] = known.get(path);
    }
    TokenTree tree = new TokenTree(nodes.stream().mapToInt(i -> i).toArray(),
        parents.stream().mapToInt(i -> i).toArray());
    try (Activations seen = session.stage(ForwardPlan.of(tree))) {
      float[] logits = seen.logits().toFloatArray();
      return Arrays.stream(ends)
          .mapToObj(end -> Arrays.copyOfRange(logits, end * vocabulary, (end + 1) * vocabulary)).toList();
    }
  }

  private float[] after(int[] path) {
    for (int i = 0; i < path.length; i++) {
      int at = verified + 1 + i;
      if (at < read && tokens[at] != path[i]) {
        read = at;
      }
      put(at, path[i]);
    }
    return catchUp(verified + 1 + path.length);
  }

  /** Reads tokens up to a length, the last of them once more if it was read before. */
  private float[] catchUp(int length) {
    read = Math.min(read, length - 1);
    session.rollBack(Math.min(read, session.length()));
    float[] logits = session.append(Arrays.copyOfRange(tokens, session.length(), length));
    read = length;
    return logits;
  }

  private void put(int at, int token) {
    if (at >= tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * at);
    }
    tokens[at] = token;
  }

  @Override
  public void close() {
    session.close();
  }
}
