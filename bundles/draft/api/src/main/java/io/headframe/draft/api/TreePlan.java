package io.headframe.draft.api;

import io.headframe.draft.api.internal.AdaptiveChain;
import io.headframe.draft.api.internal.BeamTree;
import io.headframe.draft.api.internal.SparseTree;
import io.headframe.draft.api.internal.TreeText;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** How a tree grows out of a drafter's choices. A value: it is used for many trees. */
@ConsumerType
public interface TreePlan {

  /** Grows a tree that the request allows. */
  Proposal grow(DraftRequest request, Branching branching);

  /**
   * The plan for the next step.
   *
   * @param drafted the depth of the last tree
   * @param accepted how many of its tokens were accepted
   */
  default TreePlan after(int drafted, int accepted) {
    return this;
  }

  /**
   * Always the same tree, as Medusa's (Cai et al., 2024, arXiv 2401.10774, section 2.1.2): a node is the way to it, a
   * rank among the choices at each step.
   *
   * @param paths each with all of its beginnings among the others; {@code {0, 1}} is the second choice after the first
   */
  static TreePlan sparse(List<int[]> paths) {
    return SparseTree.of(paths);
  }

  /** The most probable token, and so on. */
  static TreePlan chain(int length) {
    return SparseTree.chain(length);
  }

  /**
   * The nodes of greatest cumulative probability, as in EAGLE-2 (Li et al., 2024, arXiv 2406.16858, section 4): in each
   * layer the best nodes get children, and of all that were made the best stay.
   *
   * @param width how many nodes of a layer get children, and how many each
   * @param depth layers
   * @param nodes how many stay
   */
  static TreePlan beam(int width, int depth, int nodes) {
    return new BeamTree(width, depth, nodes);
  }

  /**
   * A chain that grows by 2 when all of it was accepted and shrinks by 1 otherwise, as the assisted decoding of Hugging
   * Face's Transformers does.
   *
   * @param least the shortest, at least 1
   * @param most the longest
   * @param first the length of the first
   */
  static TreePlan adaptive(int least, int most, int first) {
    return new AdaptiveChain(least, most, first);
  }

  /**
   * Reads a plan: {@code chain-4}, {@code beam-4x5x30} for width, depth and nodes, {@code adaptive-1x8} for the least
   * and the most, or the ranks of a sparse tree: {@code 0,1,0.0,0.1}.
   *
   * @throws io.headframe.core.error.HeadframeException if it is none of these
   */
  static TreePlan parse(String text) {
    return TreeText.parse(text);
  }

  /** The ways of a sparse tree as {@link #parse} reads them; of an empty one, {@code none}. */
  static String text(List<int[]> paths) {
    return TreeText.write(paths);
  }
}
