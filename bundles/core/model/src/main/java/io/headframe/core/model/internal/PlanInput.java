package io.headframe.core.model.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.ForwardPlan.Side;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.TokenTree;
import io.headframe.core.model.layer.Positions;
import java.util.Arrays;

/**
 * What goes into a forward pass, and where it begins and ends.
 *
 * @param batch sequences
 * @param positions of each
 * @param tokens [batch, position], or null
 * @param embeddings [batch, position, model] in place of tokens, or null
 * @param ids [batch, position] position ids, or null where they count
 * @param real [batch, 2] first and one more than last position that is no padding, or null for no padding
 * @param parents [position] of a tree, or null for a chain
 * @param startLayer the first layer
 * @param residual [batch, position, model] that the first layer begins with, or null to begin with the embeddings
 * @param stop one more than the last layer, or null for all
 * @param model the sizes of the model that the plan is for, or null for any
 */
public record PlanInput(int batch, int positions, int[][] tokens, Tensor embeddings, int[][] ids, int[][] real,
    int[] parents, int startLayer, Tensor residual, Integer stop, ModelConfig model) {

  /** Rows of one length. */
  public static PlanInput ofTokens(int[][] tokens) {
    requireTokens(tokens);
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i].length != tokens[0].length) {
        throw new HeadframeException(PlanError.LENGTHS_DIFFER, tokens[0].length, i, tokens[i].length);
      }
    }
    return new PlanInput(
        tokens.length, tokens[0].length, copy(tokens), null, null, null, null, 0, null, null, null);
  }

  /** Rows of any length, filled up with padding. */
  public static PlanInput padded(int[][] tokens, Side side) {
    requireTokens(tokens);
    int length = Arrays.stream(tokens).mapToInt(row -> row.length).max().orElseThrow();
    int[][] filled = new int[tokens.length][length];
    int[][] real = new int[tokens.length][];
    for (int row = 0; row < tokens.length; row++) {
      int begin = side == Side.LEFT ? length - tokens[row].length : 0;
      System.arraycopy(tokens[row], 0, filled[row], begin, tokens[row].length);
      real[row] = new int[] {begin, begin + tokens[row].length};
    }
    return new PlanInput(tokens.length, length, filled, null, null, real, null, 0, null, null, null);
  }

  /** Vectors in place of token embeddings. */
  public static PlanInput ofEmbeddings(Tensor embeddings) {
    long[] shape = embeddings.shape();
    if (shape.length != 3 || shape[0] == 0 || shape[1] == 0) {
      throw new HeadframeException(
          PlanError.WRONG_SIZE, "The embeddings", "some", "some", Arrays.toString(shape), "[batch, position, model]");
    }
    return new PlanInput((int) shape[0], (int) shape[1], null, embeddings, null, null, null, 0, null, null, null);
  }

  /** The nodes of a tree as the positions of one sequence. */
  public static PlanInput ofTree(TokenTree tree) {
    return new PlanInput(1, tree.tokens().length, new int[][] {tree.tokens().clone()}, null, null, null,
        tree.parents().clone(), 0, null, null, null);
  }

  /** With position ids. */
  public PlanInput withPositionIds(int[][] ids) {
    boolean fits = ids.length == batch && Arrays.stream(ids).allMatch(row -> row.length == positions);
    if (!fits) {
      throw new HeadframeException(PlanError.WRONG_SIZE, "The position ids", batch, positions,
          "[" + ids.length + ", " + (ids.length == 0 ? 0 : ids[0].length) + "]", "[" + batch + ", " + positions + "]");
    }
    return new PlanInput(
        batch, positions, tokens, embeddings, copy(ids), real, parents, startLayer, residual, stop, model);
  }

  /** Beginning at a layer. */
  public PlanInput withStart(int layer, Tensor residual) {
    long[] shape = residual.shape();
    if (shape.length != 3 || shape[0] != batch || shape[1] != positions) {
      throw new HeadframeException(PlanError.WRONG_SIZE, "The residual stream", batch, positions,
          Arrays.toString(shape), "[" + batch + ", " + positions + ", model]");
    }
    return new PlanInput(batch, positions, tokens, embeddings, ids, real, parents, layer, residual, stop, model);
  }

  /** Ending before a layer, or at the end with null. */
  public PlanInput withStop(Integer layer) {
    return new PlanInput(batch, positions, tokens, embeddings, ids, real, parents, startLayer, residual, layer, model);
  }

  /** For models of these sizes alone. */
  public PlanInput withModel(ModelConfig config) {
    return new PlanInput(batch, positions, tokens, embeddings, ids, real, parents, startLayer, residual, stop, config);
  }

  /** How the positions stand after {@code first} others. */
  public Positions place(int first) {
    int[][] placed = ids;
    if (placed == null && (real != null || parents != null)) {
      placed = new int[batch][positions];
      for (int row = 0; row < batch; row++) {
        for (int i = 0; i < positions; i++) {
          placed[row][i] = first + depth(row, i);
        }
      }
    }
    return new Positions(batch, positions, first, placed, parents, real);
  }

  /** The last position of a sequence that is no padding. */
  public int lastPosition(int sequence) {
    return real == null ? positions - 1 : real[sequence][1] - 1;
  }

  private int depth(int row, int position) {
    if (parents == null) {
      return Math.max(0, position - (real == null ? 0 : real[row][0]));
    }
    int depth = 0;
    for (int at = parents[position]; at >= 0; at = parents[at]) {
      depth++;
    }
    return depth;
  }

  private static void requireTokens(int[][] tokens) {
    if (tokens.length == 0) {
      throw new HeadframeException(PlanError.NO_TOKENS, 0);
    }
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i].length == 0) {
        throw new HeadframeException(PlanError.NO_TOKENS, i);
      }
    }
  }

  private static int[][] copy(int[][] rows) {
    return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
  }

  private Object[] parts() {
    return new Object[] {
      batch, positions, tokens, embeddings, ids, real, parents, startLayer, residual, stop, model
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlanInput input && Arrays.deepEquals(parts(), input.parts());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(parts());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[batch " + batch + ", position " + positions + "]");
    text.append(embeddings == null ? "" : " of embeddings");
    text.append(real == null ? "" : ", padded");
    text.append(ids == null ? "" : ", with position ids");
    text.append(parents == null ? "" : ", as a tree");
    text.append(residual == null ? "" : ", from layer " + startLayer);
    text.append(stop == null ? "" : ", before layer " + stop);
    return text.append(model == null ? "" : ", for " + model.architecture()).toString();
  }
}
