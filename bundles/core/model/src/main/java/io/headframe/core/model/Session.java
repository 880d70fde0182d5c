package io.headframe.core.model;

import org.osgi.annotation.versioning.ProviderType;

/** Decodes one sequence step by step and keeps what earlier positions left in the layers. Used by one thread. */
@ProviderType
public interface Session extends AutoCloseable {

  /**
   * Appends tokens to the sequence. After any other failure than the one below the session can only be closed.
   *
   * @param tokens at least one
   * @return the logits after the last of them: [vocabulary]
   * @throws io.headframe.core.error.HeadframeException if the context is too short for them or one is not in
   *     the vocabulary; the sequence is as before
   * @throws IllegalStateException if an earlier append failed half-way
   */
  float[] append(int... tokens);

  /** The number of tokens so far. */
  int length();

  /** The native memory that the session holds, in bytes. */
  long bytes();

  /** Frees the memory. A second call does nothing. */
  @Override
  void close();
}
