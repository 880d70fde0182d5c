package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import java.util.List;

/** Looks up a vector for each token, and for each position where positions are learned. */
public final class TokenEmbedding implements Embedding {

  private final NDArray tokenTable;
  private final NDArray positionTable;

  /**
   * @param tokenTable [vocabulary, model]
   * @param positionTable [position, model], or null where attention encodes positions
   */
  public TokenEmbedding(NDArray tokenTable, NDArray positionTable) {
    this.tokenTable = tokenTable;
    this.positionTable = positionTable;
  }

  @Override
  public List<HookSite> sites() {
    return positionTable == null
        ? List.of(HookSites.EMBED_OUT)
        : List.of(HookSites.EMBED_OUT, HookSites.POSITION_EMBED_OUT);
  }

  @Override
  public NDArray embed(NDArray tokens, int firstPosition, LayerTrace trace) {
    NDArray embedded = trace.at(HookSites.EMBED_OUT, lookUp(tokens, tokenTable));
    if (positionTable == null) {
      return embedded;
    }
    long batch = tokens.getShape().get(0);
    long positions = tokens.getShape().get(1);
    NDArray indices = trace.scope().arange(firstPosition, (int) (firstPosition + positions))
        .toType(tokens.getDataType(), false)
        .reshape(1, positions)
        .repeat(0, batch);
    return embedded.add(trace.at(HookSites.POSITION_EMBED_OUT, lookUp(indices, positionTable)));
  }

  private static NDArray lookUp(NDArray indices, NDArray table) {
    return ai.djl.nn.core.Embedding.embedding(indices, table, SparseFormat.DENSE).singletonOrThrow();
  }
}
