package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.Positions;
import io.headframe.core.transformer.fused.FusedEmbedding;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

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

  /** A vector for each token: [vocabulary, model]. The model's own; do not change it. */
  public NDArray tokenTable() {
    return tokenTable;
  }

  /** A vector for each position: [position, model]. The model's own; do not change it. */
  public Optional<NDArray> positionTable() {
    return Optional.ofNullable(positionTable);
  }

  @Override
  public List<HookSite> sites() {
    return positionTable == null
        ? List.of(HookSites.EMBED_OUT)
        : List.of(HookSites.EMBED_OUT, HookSites.POSITION_EMBED_OUT);
  }

  @Override
  public NDArray vectors(NDArray tokens) {
    return lookUp(tokens, tokenTable);
  }

  @Override
  public NDArray embed(NDArray vectors, LayerContext context) {
    NDArray embedded = context.at(HookSites.EMBED_OUT, vectors);
    if (positionTable == null) {
      return embedded;
    }
    Positions positions = context.positions();
    int rows = positions.batch();
    long[] ids = new long[rows * positions.count()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = positions.id(i / positions.count(), i % positions.count());
    }
    NDArray indices = GraphArrays.create(context.scope(), ids, new Shape(rows, positions.count()));
    return embedded.add(context.at(HookSites.POSITION_EMBED_OUT, lookUp(indices, positionTable)));
  }

  @Override
  public Optional<FusedEmbedding> fuse() {
    int width = Math.toIntExact(tokenTable.getShape().get(1));
    Optional<FloatBuffer> tokens = floats(tokenTable);
    Optional<FloatBuffer> places = positionTable == null ? Optional.empty() : floats(positionTable);
    if (tokens.isEmpty() || places.isEmpty() != (positionTable == null)) {
      return Optional.empty();
    }
    float[] place = new float[width];
    return Optional.of((token, position, out, offset) -> {
      tokens.get().get(token * width, out, offset, width);
      if (places.isPresent()) {
        places.get().get(position * width, place);
        for (int i = 0; i < width; i++) {
          out[offset + i] += place[i];
        }
      }
    });
  }

  private static Optional<FloatBuffer> floats(NDArray table) {
    return NativeMemory.of(table).map(ByteBuffer::asFloatBuffer);
  }

  private static NDArray lookUp(NDArray indices, NDArray table) {
    return ai.djl.nn.core.Embedding.embedding(indices, table, SparseFormat.DENSE).singletonOrThrow();
  }
}
