package io.headframe.core.model;

import java.util.Arrays;

/**
 * Alternative continuations of one sequence that share their beginnings: node i comes after node {@code parents[i]}, or
 * after the sequence so far where that is −1.
 *
 * @param tokens of the nodes; not copied, so leave it as it is
 * @param parents each less than its own index; −1 for a first token
 */
public record TokenTree(int[] tokens, int[] parents) {

  /** Checks that parents come before their children. */
  public TokenTree {
    if (tokens.length == 0 || tokens.length != parents.length) {
      throw new IllegalArgumentException(tokens.length + " tokens with " + parents.length + " parents");
    }
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] < -1 || parents[i] >= i) {
        throw new IllegalArgumentException("the parent of node " + i + " is a node before it or -1, not " + parents[i]);
      }
    }
  }

  /** The nodes from the first token to a node. */
  public int[] path(int node) {
    int length = 0;
    for (int at = node; at >= 0; at = parents[at]) {
      length++;
    }
    int[] path = new int[length];
    for (int at = node; at >= 0; at = parents[at]) {
      path[--length] = at;
    }
    return path;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenTree tree && Arrays.equals(tokens, tree.tokens)
        && Arrays.equals(parents, tree.parents);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(tokens) + Arrays.hashCode(parents);
  }

  @Override
  public String toString() {
    return "tree of tokens " + Arrays.toString(tokens) + " after " + Arrays.toString(parents);
  }
}
