package io.headframe.draft.api;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A drafter opened for one model. It and its sessions are used by the thread that uses the model, between the model's
 * passes: what they compute they may compute with the model's own kernel, which is used by one thread at a time.
 */
@ConsumerType
public interface Draft extends AutoCloseable {

  /** The activations of the model that it reads at each token of a sequence, as names for {@code capture}; or none. */
  Set<String> sites();

  /** Begins to draft for one sequence. The caller closes it before this. */
  DraftSession begin();

  /** Frees the memory. A second call does nothing. */
  @Override
  void close();
}
