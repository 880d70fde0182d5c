package io.headframe.core.model;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A decoder-only language model every activation of which can be read. Calls compute on the calling thread, which is
 * a computation lane of the host; one model is used by one thread at a time. Closing it frees its weights, its
 * sessions and the activations that it returned.
 */
@ProviderType
public interface CausalLM extends AutoCloseable {

  /** The sizes. */
  ModelConfig config();

  /** The tokenizer that belongs to the weights. */
  Tokenizer tokenizer();

  /** The hook sites that this model has. */
  List<HookSite> sites();

  /** SHA-256 of configuration and weights, in hexadecimal. */
  String digest();

  /**
   * Runs the model over whole sequences. Positions are counted from 0 and every position attends to itself and those
   * before it.
   *
   * @return the logits, unless the plan leaves them out, and what the plan captures; the caller closes it
   * @throws io.headframe.core.error.HeadframeException if the sequences are longer than the context, a token is not in
   *     the vocabulary, or a captured name is unknown
   */
  Activations forward(ForwardPlan plan);

  /** Begins to decode one sequence. The caller closes the session. */
  Session session();

  /** Frees the native memory. A second call does nothing. */
  @Override
  void close();
}
