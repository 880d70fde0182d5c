package io.headframe.draft.api.internal;

import io.headframe.draft.api.Branching;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.TreePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The nodes of greatest cumulative probability.
 *
 * @param width how many nodes of a layer get children, and how many each
 * @param depth layers
 * @param nodes how many stay
 */
public record BeamTree(int width, int depth, int nodes) implements TreePlan {

  /** Checks the ranges. */
  public BeamTree {
    if (width < 1 || depth < 1 || nodes < 1) {
      throw new IllegalArgumentException("a beam of width " + width + ", depth " + depth + ", " + nodes + " nodes");
    }
  }

  private record Node(int index, int parent, int[] way, double score) {}

  @Override
  public Proposal grow(DraftRequest request, Branching branching) {
    // Stable sorts: of equal scores the node that was made first, so a parent stays before its children.
    Comparator<Node> best = Comparator.comparingDouble(node -> -node.score);
    List<Node> all = new ArrayList<>();
    List<Node> layer = List.of(new Node(-1, -1, new int[0], 0));
    for (int d = 0; d < Math.min(depth, request.depth()) && !layer.isEmpty(); d++) {
      List<Choices> choices = branching.after(layer.stream().map(Node::way).toList(), width);
      List<Node> children = new ArrayList<>();
      for (int i = 0; i < layer.size(); i++) {
        Node parent = layer.get(i);
        Choices of = choices.get(i);
        for (int rank = 0; rank < of.tokens().length; rank++) {
          int[] way = Arrays.copyOf(parent.way, d + 1);
          way[d] = of.tokens()[rank];
          children.add(new Node(all.size() + children.size(), parent.index, way,
              parent.score + of.logProbabilities()[rank]));
        }
      }
      all.addAll(children);
      layer = children.stream().sorted(best).limit(width).toList();
    }
    List<Node> kept = all.stream().sorted(best).limit(Math.min(nodes, request.nodes()))
        .sorted(Comparator.comparingInt(Node::index)).toList();
    int[] places = new int[all.size()];
    int[] tokens = new int[kept.size()];
    int[] parents = new int[kept.size()];
    for (int i = 0; i < tokens.length; i++) {
      Node node = kept.get(i);
      places[node.index] = i;
      tokens[i] = node.way[node.way.length - 1];
      parents[i] = node.parent < 0 ? -1 : places[node.parent];
    }
    return Proposal.of(tokens, parents);
  }
}
