package io.headframe.draft.eagle.internal;

import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreeGrowth;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.layer.LayerCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The draft network's own keys and values for one sequence. Those of tokens that the model has read are made of the
 * model's features; those of a tree stand behind them, are made of expected features, and are forgotten with the tree.
 */
final class EagleSession implements DraftSession {

  /** A token of a tree that was read: its entry in the cache, and the feature that is expected there. */
  private record Node(int entry, float[] feature) {}

  private final EagleNetwork network;
  private final String site;
  private final TreeGrowth growth;
  private final LayerCache cache;
  private final Map<List<Integer>, Node> nodes = new HashMap<>();
  /** How many entries are made of the model's features. */
  private int known;
  /** The model's feature at the last token; null before the first. */
  private float[] last;

  EagleSession(EagleNetwork network, String site, TreePlan plan) {
    this.network = network;
    this.site = site;
    this.growth = new TreeGrowth(plan);
    this.cache = network.cache();
  }

  @Override
  public void follow(Step step) {
    growth.follow(step);
    float[] seen = step.activations().get(site).data();
    int width = network.width();
    // An entry needs the token after its feature, so that the last feature waits for its token.
    int[] tokens = last == null ? Arrays.copyOfRange(step.tokens(), 1, step.tokens().length) : step.tokens();
    float[] features = new float[tokens.length * width];
    int waiting = last == null ? 0 : width;
    if (last != null) {
      System.arraycopy(last, 0, features, 0, width);
    }
    System.arraycopy(seen, 0, features, waiting, features.length - waiting);
    cache.cut(known);
    if (tokens.length > 0) {
      network.expect(cache, features, tokens);
      known += tokens.length;
    }
    last = Arrays.copyOfRange(seen, seen.length - width, seen.length);
  }

  @Override
  public Proposal propose(DraftRequest request) {
    cache.cut(known);
    nodes.clear();
    return growth.grow(request, (paths, most) -> after(request.next(), paths, most));
  }

  private List<Choices> after(int next, List<int[]> paths, int most) {
    int width = network.width();
    float[] features = new float[paths.size() * width];
    int[] tokens = new int[paths.size()];
    int[] parents = new int[paths.size()];
    for (int row = 0; row < tokens.length; row++) {
      int[] path = paths.get(row);
      boolean first = path.length == 0;
      Node parent = first ? new Node(known - 1, last) : nodes.get(way(path, path.length - 1));
      System.arraycopy(parent.feature, 0, features, row * width, width);
      tokens[row] = first ? next : path[path.length - 1];
      parents[row] = parent.entry;
    }
    int entry = cache.length();
    float[] expected = network.expect(cache, features, tokens, parents);
    float[] logits = network.logits(expected);
    List<Choices> found = new ArrayList<>(tokens.length);
    for (int row = 0; row < tokens.length; row++) {
      nodes.put(way(paths.get(row), paths.get(row).length),
          new Node(entry + row, Arrays.copyOfRange(expected, row * width, (row + 1) * width)));
      found.add(network.vocabulary().greatest(logits, row, most));
    }
    return found;
  }

  private static List<Integer> way(int[] path, int length) {
    return Arrays.stream(path, 0, length).boxed().toList();
  }

  @Override
  public void close() {
    // All memory is Java's.
  }
}
