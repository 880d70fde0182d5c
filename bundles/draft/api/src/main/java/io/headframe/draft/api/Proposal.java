package io.headframe.draft.api;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tree of tokens that may come after the next token. Node i comes after node {@code parents[i]}, or after the next
 * token where that is −1. Siblings are tried in the order of their indices.
 *
 * @param tokens of the nodes; not copied
 * @param parents each less than its own index; not copied
 * @param laws for each node the law that its token was drawn from, [vocabulary], given its parent and the siblings
 *     before it; empty if no token was drawn by chance. Sampling stays exact only if this is the truth
 */
public record Proposal(int[] tokens, int[] parents, List<double[]> laws) {

  /** Checks parents, and that siblings that were not drawn differ. */
  public Proposal {
    laws = List.copyOf(laws);
    if (tokens.length != parents.length || !laws.isEmpty() && laws.size() != tokens.length) {
      throw new IllegalArgumentException(
          tokens.length + " tokens, " + parents.length + " parents and " + laws.size() + " laws");
    }
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] < -1 || parents[i] >= i) {
        throw new IllegalArgumentException("the parent of node " + i + " is a node before it or -1, not " + parents[i]);
      }
      if (!seen.add((long) parents[i] << 32 | tokens[i]) && laws.isEmpty()) {
        throw new IllegalArgumentException("two nodes after node " + parents[i] + " have token " + tokens[i]);
      }
    }
  }

  /** A tree of tokens that follow from what came before. */
  public static Proposal of(int[] tokens, int[] parents) {
    return new Proposal(tokens, parents, List.of());
  }

  /** Tokens one after the other; none proposes nothing. */
  public static Proposal chain(int... tokens) {
    int[] parents = new int[tokens.length];
    Arrays.setAll(parents, i -> i - 1);
    return of(tokens, parents);
  }

  /** How many nodes there are. */
  public int size() {
    return tokens.length;
  }

  /** The law that a node was drawn from; empty if it follows from what came before. */
  public Optional<double[]> law(int node) {
    return laws.isEmpty() ? Optional.empty() : Optional.of(laws.get(node));
  }

  /** How many tokens stand on the way to a node, with it. */
  public int depth(int node) {
    int depth = 0;
    for (int at = node; at >= 0; at = parents[at]) {
      depth++;
    }
    return depth;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Proposal proposal && Arrays.equals(tokens, proposal.tokens)
        && Arrays.equals(parents, proposal.parents)
        && Arrays.deepEquals(laws.toArray(), proposal.laws.toArray());
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(tokens) + Arrays.hashCode(parents);
  }

  @Override
  public String toString() {
    return "proposal of " + Arrays.toString(tokens) + " after " + Arrays.toString(parents);
  }
}
