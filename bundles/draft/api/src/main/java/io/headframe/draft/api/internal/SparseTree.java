package io.headframe.draft.api.internal;

import io.headframe.draft.api.Branching;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.TreePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same tree at every step.
 *
 * @param nodes sorted by depth, then by ranks
 * @param parents of each node, −1 for the root's children
 */
public record SparseTree(List<int[]> nodes, int[] parents) implements TreePlan {

  /** @param paths as in {@link TreePlan#sparse} */
  public static SparseTree of(List<int[]> paths) {
    List<int[]> sorted = paths.stream().map(int[]::clone)
        .sorted(Comparator.comparingInt((int[] path) -> path.length).thenComparing(Arrays::compare)).toList();
    Map<List<Integer>, Integer> indices = new HashMap<>(Map.of(List.of(), -1));
    int[] parents = new int[sorted.size()];
    for (int i = 0; i < parents.length; i++) {
      List<Integer> path = Arrays.stream(sorted.get(i)).boxed().toList();
      Integer parent = path.isEmpty() ? null : indices.get(path.subList(0, path.size() - 1));
      if (parent == null || indices.put(path, i) != null || path.get(path.size() - 1) < 0) {
        throw new IllegalArgumentException("the way " + path + " has no beginning in the tree, or is there twice");
      }
      parents[i] = parent;
    }
    return new SparseTree(sorted, parents);
  }

  /** A chain. */
  public static SparseTree chain(int length) {
    List<int[]> paths = new ArrayList<>();
    for (int i = 1; i <= length; i++) {
      paths.add(new int[i]);
    }
    return of(paths);
  }

  @Override
  public Proposal grow(DraftRequest request, Branching branching) {
    int count = Math.min(request.nodes(), nodes.size());
    int[] tokens = new int[count];
    int[] places = new int[nodes.size()];
    int[] grownParents = new int[count];
    Map<Integer, int[]> ways = new HashMap<>(Map.of(-1, new int[0]));
    int grown = 0;
    for (int from = 0; from < count && nodes.get(from).length <= request.depth();) {
      int depth = nodes.get(from).length;
      int to = from;
      while (to < count && nodes.get(to).length == depth) {
        to++;
      }
      Map<Integer, Choices> choices = choices(from, to, ways, branching);
      for (int i = from; i < to; i++) {
        places[i] = -1;
        Choices of = choices.get(parents[i]);
        int rank = nodes.get(i)[depth - 1];
        if (of != null && rank < of.tokens().length) {
          int[] way = Arrays.copyOf(ways.get(parents[i]), depth);
          way[depth - 1] = of.tokens()[rank];
          ways.put(i, way);
          tokens[grown] = way[depth - 1];
          grownParents[grown] = parents[i] < 0 ? -1 : places[parents[i]];
          places[i] = grown++;
        }
      }
      from = to;
    }
    return Proposal.of(Arrays.copyOf(tokens, grown), Arrays.copyOf(grownParents, grown));
  }

  /** Of the parents of a layer that grew. */
  private Map<Integer, Choices> choices(int from, int to, Map<Integer, int[]> ways, Branching branching) {
    List<Integer> open = new ArrayList<>();
    List<int[]> paths = new ArrayList<>();
    int most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, nodes.get(i)[nodes.get(i).length - 1] + 1);
      if (ways.containsKey(parents[i]) && (open.isEmpty() || open.get(open.size() - 1) != parents[i])) {
        open.add(parents[i]);
        paths.add(ways.get(parents[i]));
      }
    }
    Map<Integer, Choices> choices = new HashMap<>();
    if (!paths.isEmpty()) {
      List<Choices> found = branching.after(paths, most);
      for (int i = 0; i < open.size(); i++) {
        choices.put(open.get(i), found.get(i));
      }
    }
    return choices;
  }
}
