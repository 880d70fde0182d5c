package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.Session;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.LayerState;
import java.util.List;
import java.util.Set;

/** One sequence of a transformer with the states of its layers. */
final class TransformerSession implements Session {

  private final TransformerModel model;
  private final Decoder decoder;
  private final DecoderPass pass;
  private final NDManager memory;
  private final List<LayerState> states;
  private int length;
  /** Whether an append is under way, or failed when some layers had its positions and others had not. */
  private boolean unfinished;

  TransformerSession(TransformerModel model, Decoder decoder, DecoderPass pass, NDManager memory) {
    this.model = model;
    this.decoder = decoder;
    this.pass = pass;
    this.memory = memory;
    this.states = decoder.blocks().stream()
        .map(block -> block.mixer().newState(memory, decoder.config().contextLength()))
        .toList();
  }

  @Override
  public float[] append(int... tokens) {
    if (tokens.length == 0) {
      throw new IllegalArgumentException("append needs at least one token");
    }
    model.checkLength(length + tokens.length);
    model.checkVocabulary(tokens);
    if (unfinished) {
      throw new IllegalStateException("an earlier append failed half-way; begin a new session");
    }
    unfinished = true;
    try (NDManager scope = memory.newSubManager()) {
      ForwardTrace trace = new ForwardTrace(scope, Set.of());
      NDArray residual = pass.residual(new int[][] {tokens}, length, decoder.blocks().size(), states, trace);
      float[] logits = pass.logits(DecoderPass.lastPosition(residual), trace).toFloatArray();
      length += tokens.length;
      unfinished = false;
      return logits;
    }
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long bytes() {
    return states.stream().mapToLong(LayerState::bytes).sum();
  }

  @Override
  public void close() {
    memory.close();
  }
}
