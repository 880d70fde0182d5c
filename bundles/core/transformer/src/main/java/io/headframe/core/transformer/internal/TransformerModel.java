package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Lease;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Decoder;
import java.util.List;
import java.util.Set;

/** A causal language model made of the parts of a decoder. */
final class TransformerModel implements CausalLM {

  private final NDManager memory;
  private final Decoder decoder;
  private final Tokenizer tokenizer;
  private final String digest;
  private final List<Lease<?>> leases;
  private final DecoderPass pass;
  private final List<HookSite> sites;
  private final HookPattern names;

  /**
   * @param memory owns the weights; the model closes it
   * @param decoder the parts
   * @param tokenizer the model closes it
   * @param digest of configuration and weights
   * @param leases on the techniques whose classes the model is made of; the model closes them
   */
  TransformerModel(
      NDManager memory, Decoder decoder, Tokenizer tokenizer, String digest, List<Lease<?>> leases) {
    this.memory = memory;
    this.decoder = decoder;
    this.tokenizer = tokenizer;
    this.digest = digest;
    this.leases = List.copyOf(leases);
    this.pass = new DecoderPass(decoder);
    this.sites = pass.sites();
    this.names = new HookPattern(sites, decoder.blocks().size());
  }

  @Override
  public ModelConfig config() {
    return decoder.config();
  }

  @Override
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  @Override
  public List<HookSite> sites() {
    return sites;
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public Activations forward(ForwardPlan plan) {
    int[][] tokens = plan.tokens();
    checkLength(plan.positions());
    for (int[] row : tokens) {
      checkVocabulary(row);
    }
    Set<HookPoint> wanted = names.resolve(plan.captured());
    int depth = plan.computesLogits() ? decoder.blocks().size() + 1 : pass.depth(wanted);
    try (NDManager scope = memory.newSubManager()) {
      ForwardTrace trace = new ForwardTrace(scope, wanted);
      NDArray residual = pass.residual(tokens, 0, depth, null, trace);
      NDArray logits = depth > decoder.blocks().size() ? pass.logits(residual, trace) : null;
      return new CapturedActivations(
          memory.newSubManager(), names, plan.computesLogits() ? logits : null, trace.captured());
    }
  }

  @Override
  public Session session() {
    return new TransformerSession(this, decoder, pass, memory.newSubManager());
  }

  @Override
  public void close() {
    memory.close();
    tokenizer.close();
    leases.forEach(Lease::close);
  }

  void checkLength(int positions) {
    if (positions > decoder.config().contextLength()) {
      throw new HeadframeException(
          TransformerError.CONTEXT_TOO_LONG, positions, decoder.config().contextLength());
    }
  }

  void checkVocabulary(int[] tokens) {
    int size = decoder.config().vocabularySize();
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] < 0 || tokens[i] >= size) {
        throw new HeadframeException(TransformerError.TOKEN_OUT_OF_RANGE, tokens[i], i, size);
      }
    }
  }
}
