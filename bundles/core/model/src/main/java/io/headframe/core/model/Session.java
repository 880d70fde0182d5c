package io.headframe.core.model;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Decodes one sequence step by step and keeps what earlier positions left in the layers. Used by one thread.
 *
 * <p>A pass is <em>staged</em> first: it sees the sequence so far, and changes nothing of it until {@link #commit} says
 * which of its positions go on the sequence. So a tree of candidates is verified in one pass and one path of it
 * accepted; and a pass that is never committed asks "what if" at the price of the new positions alone.
 */
@ProviderType
public interface Session extends AutoCloseable {

  /**
   * Appends tokens to the sequence. After any other failure than the one below the session can only be closed.
   *
   * @param tokens at least one
   * @return the logits after the last of them: [vocabulary]
   * @throws io.headframe.core.error.HeadframeException if the context is too short for them or one is not in
   *     the vocabulary; the sequence is as before
   * @throws IllegalStateException if an earlier pass failed half-way
   */
  float[] append(int... tokens);

  /**
   * Runs a plan after the sequence so far, with all that it captures and changes. Whatever was staged before is
   * forgotten.
   *
   * @param plan one sequence, a tree, or a batch of sequences that share the past; keys are those of the past that
   *     the cache policy shows and then those of the plan. A batch, and a plan that begins or ends inside the model,
   *     cannot be committed
   * @return what {@link CausalLM#forward} returns; the caller closes it, and at the latest the session does
   * @throws io.headframe.core.error.HeadframeException if the model refuses the plan; the sequence is as before. After
   *     any other failure the session can only be closed
   */
  Activations stage(ForwardPlan plan);

  /**
   * Appends staged positions to the sequence and forgets the others.
   *
   * @param staged indices of positions of the staged plan, in the order of the sequence: for a tree, the nodes of a
   *     path from its first token; none forgets all
   * @throws IllegalArgumentException if they are no path, or what is staged cannot be committed
   */
  void commit(int... staged);

  /** Another session with the same sequence so far. Neither sees what the other appends; the caller closes it. */
  Session fork();

  /**
   * Forgets the tokens from a length on, and whatever is staged.
   *
   * @param length at most {@link #length()}
   * @throws io.headframe.core.error.HeadframeException if the layers or the cache policy cannot go back so far
   */
  void rollBack(int length);

  /** The number of tokens so far. */
  int length();

  /** The native memory that the session holds, in bytes. */
  long bytes();

  /** Frees the memory. A second call does nothing. */
  @Override
  void close();
}
