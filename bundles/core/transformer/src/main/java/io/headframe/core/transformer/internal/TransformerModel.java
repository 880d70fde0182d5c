package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDManager;
import io.headframe.core.autograd.Autograd;
import io.headframe.core.kernel.KernelOperations;
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
import io.headframe.core.transformer.DecoderModel;
import io.headframe.core.transformer.FullCache;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A causal language model made of the parts of a decoder. */
public final class TransformerModel implements DecoderModel {

  private final NDManager memory;
  private final Decoder decoder;
  private final SharedParts shared;
  private final String digest;
  private final String change;
  private final PassRunner runner;
  /** Made when it is first needed. */
  private Autograd autograd;
  private boolean closed;

  /**
   * @param memory owns the weights; the model closes it
   * @param decoder the parts
   * @param shared the model is one of its owners
   * @param digest of configuration and weights
   */
  TransformerModel(NDManager memory, Decoder decoder, SharedParts shared, String digest) {
    this(memory, decoder, shared, digest, "");
  }

  /**
   * A model that is not just what its checkpoint says.
   *
   * @param digest of the checkpoint
   * @param change what was changed, in words
   */
  TransformerModel(NDManager memory, Decoder decoder, SharedParts shared, String digest, String change) {
    this.memory = memory;
    this.decoder = decoder;
    this.shared = shared;
    this.digest = change.isEmpty() ? digest : digest(digest, change);
    this.change = change;
    this.runner = new PassRunner(decoder, shared.kernel());
  }

  /** A model whose parts and tokenizer no other model has; see {@code DecoderModels}. */
  public static TransformerModel of(Decoder decoder, Tokenizer tokenizer, String digest, NDManager memory) {
    return new TransformerModel(memory, decoder, new SharedParts(tokenizer, ModelKernel.none(), List.of()), digest);
  }

  @Override
  public ModelConfig config() {
    return decoder.config();
  }

  @Override
  public Tokenizer tokenizer() {
    return shared.tokenizer();
  }

  @Override
  public Decoder decoder() {
    return decoder;
  }

  @Override
  public Optional<KernelOperations> kernel() {
    return runner.kernel();
  }

  @Override
  public CausalLM rebuild(String change, Function<NDManager, Decoder> assemble) {
    NDManager own = NDManager.newBaseManager();
    try {
      Decoder parts = assemble.apply(own);
      return new TransformerModel(own, parts, shared.share(), digest, change);
    } catch (RuntimeException | Error failure) {
      own.close();
      throw failure;
    }
  }

  private static String digest(String before, String change) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest((before + "\n" + change).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
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
  public String computation() {
    String computes = runner.computation();
    return change.isEmpty() ? computes : computes + "; " + change;
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
  public float[][] append(List<Session> sessions, int[][] tokens) {
    if (sessions.size() != tokens.length || sessions.size() != new HashSet<>(sessions).size()) {
      throw new IllegalArgumentException(
          sessions.size() + " sessions, each once, need as many rows of tokens, not " + tokens.length);
    }
    List<TransformerSession> own = new ArrayList<>();
    for (Session session : sessions) {
      if (!(session instanceof TransformerSession mine) || !mine.isOf(runner)) {
        throw new IllegalArgumentException("a session of another model");
      }
      own.add(mine);
    }
    return TransformerSession.append(own, tokens);
  }

  @Override
  public ModelWeights weights() {
    return new DecoderWeights(decoder, memory.newSubManager());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    memory.close();
    if (autograd != null) {
      autograd.close();
    }
    shared.close();
  }
}
