package io.headframe.draft.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses sparse trees by measured chances: how often the choice of a rank is what the model goes on with, given that
 * all before it were. A tree is expected to give 1 + Σ<sub>nodes</sub> Π<sub>way</sub> chance tokens a step; a chain
 * whose chance is α everywhere gives (1 − α<sup>γ+1</sup>)/(1 − α) (Leviathan et al., 2023, arXiv 2211.17192, equation
 * 1). Chances at different depths are taken as independent, which they are only nearly.
 *
 * @param chances [depth, rank], each from 0 to 1, ranks of a depth sum to at most 1
 */
public record TreeTuning(double[][] chances) {

  /** The tree of so many nodes that is expected to give most. */
  public List<int[]> best(int nodes) {
    record Candidate(int[] path, double chance) {}
    PriorityQueue<Candidate> open = new PriorityQueue<>(
        Comparator.comparingDouble((Candidate candidate) -> -candidate.chance)
            .thenComparing(Candidate::path, Arrays::compare));
    List<int[]> chosen = new ArrayList<>();
    addChildren(new int[0], 1, (path, chance) -> open.add(new Candidate(path, chance)));
    while (chosen.size() < nodes && !open.isEmpty()) {
      Candidate next = open.remove();
      chosen.add(next.path);
      addChildren(next.path, next.chance, (path, chance) -> open.add(new Candidate(path, chance)));
    }
    return chosen;
  }

  @FunctionalInterface
  private interface Adder {
    void add(int[] path, double chance);
  }

  private void addChildren(int[] path, double chance, Adder adder) {
    if (path.length == chances.length) {
      return;
    }
    for (int rank = 0; rank < chances[path.length].length; rank++) {
      double own = chance * chances[path.length][rank];
      if (own > 0) {
        int[] child = Arrays.copyOf(path, path.length + 1);
        child[path.length] = rank;
        adder.add(child, own);
      }
    }
  }

  /** The expected tokens of a step, with the one that the model gives by itself. */
  public double expected(List<int[]> tree) {
    double sum = 1;
    for (int[] path : tree) {
      double chance = 1;
      for (int depth = 0; depth < path.length; depth++) {
        chance *= path[depth] < chances[depth].length ? chances[depth][path[depth]] : 0;
      }
      sum += chance;
    }
    return sum;
  }

  /**
   * The tree that is expected to give most tokens a second.
   *
   * @param costs the cost of a step whose pass has so many candidates beside the next token, draft included: [nodes],
   *     from no node on; in any unit
   */
  public List<int[]> fastest(double[] costs) {
    List<int[]> all = best(costs.length - 1);
    int fastest = 0;
    double greatest = 0;
    for (int nodes = 0; nodes <= all.size(); nodes++) {
      double speed = expected(all.subList(0, nodes)) / costs[nodes];
      if (speed > greatest) {
        greatest = speed;
        fastest = nodes;
      }
    }
    return all.subList(0, fastest);
  }
}
