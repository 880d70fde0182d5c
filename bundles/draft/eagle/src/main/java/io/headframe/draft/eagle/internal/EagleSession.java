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
import java.util.List;

/**
 * The draft network's own keys and values for one sequence. Those of tokens that the model has read are made of the
 * model's features; those of a tree stand behind them, are made of expected features, and are forgotten with the tree.
 *
 * <p>What was accepted waits for the next token and is read with it in one pass. The next token itself is read with a
 * feature of the model, so that its entry stays when it joins the sequence.
 */
final class EagleSession implements DraftSession {

  /**
   * A token of a tree that was read.
   *
   * @param way from the next token to it; empty for the next token
   * @param entry in the cache
   * @param features that are expected, [row, width]
   * @param row of them that is expected here
   */
  private record Node(int[] way, int entry, float[] features, int row) {}

  private static final int NONE = -1;

  private final EagleNetwork network;
  private final String site;
  private final TreeGrowth growth;
  private final LayerCache cache;
  private final List<Node> nodes = new ArrayList<>();
  /** How many entries are made of the model's features, but for that of {@link #root}. */
  private int known;
  /** The next token that was read last; {@link #NONE} once the sequence went on. */
  private int root = NONE;
  /** Tokens behind the known entries that wait to be read, and the features before them. */
  private int[] waiting = {};
  private float[] waitingFeatures = {};
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
    if (last != null && root == step.tokens()[0]) {
      known++;
      keep(step, 1);
    } else {
      readWaiting();
      // The first token of a sequence has no feature before it.
      keep(step, last == null ? 1 : 0);
    }
    root = NONE;
    if (step.likeliest().length == 0) {
      readWaiting();
    }
  }

  /** Keeps the tokens of a step until they are read, from one on. */
  private void keep(Step step, int from) {
    float[] seen = step.activations().get(site).data();
    int width = network.width();
    int end = seen.length - width;
    waiting = Arrays.copyOfRange(step.tokens(), from, step.tokens().length);
    waitingFeatures = Arrays.copyOf(from == 1 ? seen : last, waiting.length * width);
    if (from == 0) {
      System.arraycopy(seen, 0, waitingFeatures, width, end);
    }
    last = Arrays.copyOfRange(seen, end, seen.length);
  }

  private void readWaiting() {
    if (waiting.length > 0) {
      cache.cut(known);
      network.expect(cache, waitingFeatures, waiting, 0);
      known += waiting.length;
      waiting = new int[0];
    }
  }

  @Override
  public Proposal propose(DraftRequest request) {
    cache.cut(known);
    int count = waiting.length;
    int width = network.width();
    int[] tokens = Arrays.copyOf(waiting, count + 1);
    tokens[count] = request.next();
    float[] features = Arrays.copyOf(waitingFeatures, (count + 1) * width);
    System.arraycopy(last, 0, features, count * width, width);
    float[] expected = network.expect(cache, features, tokens, 1);
    known += count;
    waiting = new int[0];
    root = request.next();
    nodes.clear();
    nodes.add(new Node(new int[0], known, expected, 0));
    return growth.grow(request, this::after);
  }

  private List<Choices> after(List<int[]> ways, int most) {
    float[] expected = ways.get(0).length == 0 ? nodes.get(0).features : read(ways);
    float[] logits = network.logits(expected);
    List<Choices> found = new ArrayList<>(ways.size());
    for (int row = 0; row < ways.size(); row++) {
      found.add(network.vocabulary().greatest(logits, row, most));
    }
    return found;
  }

  /** Reads the last tokens of some ways. */
  private float[] read(List<int[]> ways) {
    int width = network.width();
    float[] features = new float[ways.size() * width];
    int[] tokens = new int[ways.size()];
    int[] parents = new int[ways.size()];
    for (int row = 0; row < tokens.length; row++) {
      int[] way = ways.get(row);
      Node parent = parent(way);
      System.arraycopy(parent.features, parent.row * width, features, row * width, width);
      tokens[row] = way[way.length - 1];
      parents[row] = parent.entry;
    }
    int entry = cache.length();
    float[] expected = network.expect(cache, features, tokens, parents);
    for (int row = 0; row < tokens.length; row++) {
      nodes.add(new Node(ways.get(row), entry + row, expected, row));
    }
    return expected;
  }

  /** Most often one of the layer before, which came last. */
  private Node parent(int[] way) {
    int length = way.length - 1;
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (node.way.length == length && Arrays.equals(node.way, 0, length, way, 0, length)) {
        return node;
      }
    }
    throw new IllegalArgumentException("what comes before the last token of " + Arrays.toString(way) + " was not read");
  }

  @Override
  public void close() {
    // Memory goes with this object.
  }
}
