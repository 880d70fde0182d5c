package io.headframe.core.model;

import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.weights.ModelWeights;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A decoder-only language model every activation of which can be read, changed and differentiated. Calls compute on
 * the calling thread, which is a computation lane of the host; one model is used by one thread at a time. Closing it
 * frees its weights, its sessions and the activations that it returned.
 */
@ProviderType
public interface CausalLM extends AutoCloseable {

  /** The sizes. */
  ModelConfig config();

  /** The tokenizer that belongs to the weights. */
  Tokenizer tokenizer();

  /** The hook points that this model has, in the order in which they are computed. */
  List<HookPoint> points();

  /** The hook sites that this model has, each once, in the order in which they are first computed. */
  default List<HookSite> sites() {
    return points().stream().map(HookPoint::site).distinct().toList();
  }

  /** SHA-256 of configuration and weights, in hexadecimal. */
  String digest();

  /** In a line, what computes: for few positions, and for many. */
  String computation();

  /**
   * Runs the model over whole sequences. Positions are counted from 0 and every position attends to itself and those
   * before it.
   *
   * @return the logits, unless the plan leaves them out, and what the plan captures; the caller closes it
   * @throws io.headframe.core.error.HeadframeException if the sequences are longer than the context, a token is not in
   *     the vocabulary, a name is unknown, an intervention does not fit its activation, the plan is for another model,
   *     or what it computes does not fit the memory that is free
   */
  Activations forward(ForwardPlan plan);

  /**
   * Runs a plan and keeps its graph. The caller closes the pass.
   *
   * @param plan as in {@link #forward}
   * @param sites names of the activations that gradients will be asked for, as in {@link ForwardPlan#capture}
   * @throws io.headframe.core.error.HeadframeException as {@link #forward}
   */
  DifferentiablePass differentiate(ForwardPlan plan, String... sites);

  /** Begins to decode one sequence, keeping all keys and values. The caller closes the session. */
  Session session();

  /**
   * Begins to decode one sequence. The caller closes the session.
   *
   * @param policy which keys and values are kept and seen
   */
  Session session(CachePolicy policy);

  /**
   * Appends tokens to several sessions at once, so that kernels read the weights once for all of them.
   *
   * @param sessions of this model, each once
   * @param tokens [session, token], for each at least one
   * @return the logits after the last token of each: [session, vocabulary]; within rounding what
   *     {@link Session#append} returns
   * @throws io.headframe.core.error.HeadframeException as {@link Session#append}; all sequences are as before
   */
  float[][] append(List<Session> sessions, int[][] tokens);

  /** The weights, as views of this model's memory. The caller closes what is returned. */
  ModelWeights weights();

  /** Frees the native memory. A second call does nothing. */
  @Override
  void close();
}
