package io.headframe.draft.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Drafts for one sequence. First it follows the prompt; then each step asks for a proposal, the model verifies it, and
 * it follows what was accepted. Used by one thread.
 */
@ConsumerType
public interface DraftSession extends AutoCloseable {

  /**
   * Hears which tokens joined the sequence, and what the model showed there.
   *
   * @param step at least one token
   */
  void follow(Step step);

  /**
   * Proposes what may come after the next token, which the model has chosen but not read yet.
   *
   * @param request the next token, and how much may be proposed
   * @return at most as many nodes, and at most as deep, as the request allows; it may be empty
   */
  Proposal propose(DraftRequest request);

  /** Frees the memory. A second call does nothing. */
  @Override
  void close();
}
