package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.model.layer.Positions;
import io.headframe.core.transformer.Decoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One sequence of a transformer with the states of its layers. */
final class TransformerSession implements Session {

  /** Long prompts run in parts, since attention takes memory with the square of a pass. */
  private static final int CHUNK = 512;

  private final Decoder decoder;
  private final PassRunner runner;
  private final NDManager memory;
  private final List<LayerState> states;
  private int length;
  /** The positions that wait for a decision; null for none. */
  private Positions staged;
  /** Whether what is staged may go on the sequence. */
  private boolean whole;
  /** Whether the layers are being changed, or that failed when some of them had new positions and others had not. */
  private boolean unfinished;

  /** @param memory owns the states; closed with the session, also if it fails here */
  TransformerSession(Decoder decoder, PassRunner runner, CachePolicy policy, NDManager memory) {
    this(decoder, runner, memory, new ArrayList<>(), 0);
    try {
      for (int layer = 0; layer < decoder.blocks().size(); layer++) {
        states.add(decoder.blocks().get(layer).mixer()
            .newState(layer, decoder.config().contextLength(), policy, memory));
      }
    } catch (RuntimeException | Error failure) {
      memory.close();
      throw failure;
    }
  }

  private TransformerSession(
      Decoder decoder, PassRunner runner, NDManager memory, List<LayerState> states, int length) {
    this.decoder = decoder;
    this.runner = runner;
    this.memory = memory;
    this.states = states;
    this.length = length;
  }

  /** Whether it is a session of the model that the runner belongs to. */
  boolean isOf(PassRunner other) {
    return runner == other;
  }

  /** As {@link io.headframe.core.model.CausalLM#append}, for sessions of one model. */
  static float[][] append(List<TransformerSession> sessions, int[][] tokens) {
    int count = 0;
    for (int i = 0; i < tokens.length; i++) {
      sessions.get(i).check(tokens[i]);
      count += tokens[i].length;
    }
    if (count > 0 && sessions.get(0).canFuse(count) && sessions.stream().allMatch(each -> each.canFuse(1))) {
      return appendFew(sessions, tokens);
    }
    float[][] logits = new float[tokens.length][];
    for (int i = 0; i < tokens.length; i++) {
      logits[i] = sessions.get(i).append(tokens[i]);
    }
    return logits;
  }

  @Override
  public float[] append(int... tokens) {
    check(tokens);
    if (canFuse(tokens.length)) {
      return appendFew(List.of(this), new int[][] {tokens})[0];
    }
    float[] logits = null;
    for (int from = 0; from < tokens.length; from += CHUNK) {
      logits = appendChunk(Arrays.copyOfRange(tokens, from, Math.min(tokens.length, from + CHUNK)));
    }
    return logits;
  }

  private void check(int[] tokens) {
    if (tokens.length == 0) {
      throw new IllegalArgumentException("append needs at least one token");
    }
    runner.check(tokens, length);
  }

  /** Whether a pass over so many positions can run here without hooks. */
  private boolean canFuse(int count) {
    FusedDecoder fused = runner.fused();
    return fused != null && fused.suits(count) && fused.isWhole(states);
  }

  private static float[][] appendFew(List<TransformerSession> sessions, int[][] tokens) {
    List<Positions> positions = new ArrayList<>(tokens.length);
    List<List<LayerState>> states = new ArrayList<>(tokens.length);
    for (int i = 0; i < tokens.length; i++) {
      TransformerSession session = sessions.get(i);
      session.begin();
      positions.add(Positions.chain(1, tokens[i].length, session.length));
      states.add(session.states);
    }
    PassRunner runner = sessions.get(0).runner;
    runner.passed();
    float[][] logits = runner.fused().run(List.of(tokens), positions, states);
    for (int i = 0; i < tokens.length; i++) {
      sessions.get(i).end(tokens[i].length);
    }
    return logits;
  }

  private float[] appendChunk(int[] tokens) {
    try (Activations seen = stage(ForwardPlan.of(new int[][] {tokens}).lastLogits())) {
      commit(IntStream.range(0, tokens.length).toArray());
      return seen.logits().toFloatArray();
    }
  }

  /** Forgets what is staged and expects new positions of a chain. */
  private void begin() {
    if (!memory.isOpen()) {
      throw new IllegalStateException("the session is closed");
    }
    commit();
    unfinished = true;
  }

  /** Commits new positions of a chain, which all layers have staged. */
  private void end(int count) {
    int[] kept = new int[count];
    for (int i = 0; i < count; i++) {
      kept[i] = i;
    }
    for (LayerState state : states) {
      state.commit(kept);
    }
    length += count;
    unfinished = false;
  }

  @Override
  public Activations stage(ForwardPlan plan) {
    Preparation prepared = runner.prepare(plan, List.of(), length);
    commit();
    unfinished = true;
    Activations seen = run(prepared);
    staged = plan.place(length);
    whole = plan.batch() == 1 && prepared.from() == 0 && plan.startResidual().isEmpty()
        && prepared.to() == states.size();
    unfinished = false;
    return seen;
  }

  private Activations run(Preparation prepared) {
    try {
      return runner.run(prepared, states, length, memory);
    } catch (HeadframeException refused) {
      // Lengths are known when the pass gets there: the plan is refused late, and what is staged by then is forgotten.
      unfinished = false;
      commit();
      throw refused;
    }
  }

  @Override
  public void commit(int... kept) {
    if (unfinished) {
      throw new IllegalStateException("an earlier pass failed half-way; begin a new session");
    }
    checkPath(kept);
    unfinished = true;
    states.forEach(state -> state.commit(kept));
    length += kept.length;
    staged = null;
    unfinished = false;
  }

  private void checkPath(int[] kept) {
    if (kept.length > 0 && (staged == null || !whole)) {
      throw new IllegalArgumentException(staged == null
          ? "nothing is staged"
          : "a batch, or a plan that does not run through all layers, cannot be committed");
    }
    for (int i = 0; i < kept.length; i++) {
      int parent = i == 0 ? -1 : kept[i - 1];
      if (kept[i] < 0 || kept[i] >= staged.count() || staged.parent(kept[i]) != parent) {
        throw new IllegalArgumentException("position " + kept[i] + " of the plan does not come after "
            + (parent < 0 ? "the sequence" : "position " + parent));
      }
    }
  }

  @Override
  public Session fork() {
    commit();
    NDManager own = memory.getParentManager().newSubManager();
    List<LayerState> copies = new ArrayList<>();
    try {
      states.forEach(state -> copies.add(state.fork(own)));
    } catch (RuntimeException | Error failure) {
      own.close();
      throw failure;
    }
    return new TransformerSession(decoder, runner, own, copies, length);
  }

  @Override
  public void rollBack(int shorter) {
    if (shorter < 0 || shorter > length) {
      throw new IllegalArgumentException("cannot roll back from " + length + " to " + shorter + " tokens");
    }
    commit();
    for (int layer = 0; layer < states.size() && shorter < length; layer++) {
      int earliest = states.get(layer).earliest();
      if (shorter < earliest) {
        throw new HeadframeException(TransformerError.CANNOT_ROLL_BACK, length, shorter, layer, earliest);
      }
    }
    if (shorter < length) {
      unfinished = true;
      states.forEach(state -> state.rollBack(shorter));
      length = shorter;
      unfinished = false;
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
