package io.headframe.core.console.internal;

import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import java.util.Set;

/** Proposes nothing. */
record SilentDraft() implements Draft, DraftSession {

  @Override
  public Set<String> sites() {
    return Set.of();
  }

  @Override
  public DraftSession begin() {
    return this;
  }

  @Override
  public void follow(Step step) {
    // It does not listen.
  }

  @Override
  public Proposal propose(DraftRequest request) {
    return Proposal.chain();
  }

  @Override
  public void close() {
    // There is nothing to free.
  }
}
