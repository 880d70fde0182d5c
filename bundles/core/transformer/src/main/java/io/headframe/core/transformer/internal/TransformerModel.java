package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDManager;
import io.headframe.core.autograd.Autograd;
import io.headframe.core.method.Lease;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.FullCache;
import java.util.List;

/** A causal language model made of the parts of a decoder. */
final class TransformerModel implements CausalLM {

  private final NDManager memory;
  private final Decoder decoder;
  private final Tokenizer tokenizer;
  private final String digest;
  private final List<Lease<?>> leases;
  private final PassRunner runner;
  /** Made when it is first needed. */
  private Autograd autograd;

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
    this.runner = new PassRunner(decoder);
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
  public List<HookPoint> points() {
    return runner.points();
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public Activations forward(ForwardPlan plan) {
    return runner.run(runner.prepare(plan, List.of(), 0), null, 0, memory);
  }

  @Override
  public DifferentiablePass differentiate(ForwardPlan plan, String... sites) {
    Preparation prepared = runner.prepare(plan, List.of(sites), 0);
    if (autograd == null) {
      autograd = new Autograd();
    }
    return new GraphPass(runner, prepared, memory.newSubManager(), autograd);
  }

  @Override
  public Session session() {
    return session(FullCache::new);
  }

  @Override
  public Session session(CachePolicy policy) {
    return new TransformerSession(decoder, runner, policy, memory.newSubManager());
  }

  @Override
  public ModelWeights weights() {
    return new DecoderWeights(decoder, memory.newSubManager());
  }

  @Override
  public void close() {
    memory.close();
    if (autograd != null) {
      autograd.close();
    }
    tokenizer.close();
    leases.forEach(Lease::close);
  }
}
