package io.headframe.draft.api.internal;

import io.headframe.core.method.Lease;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Drafter;
import java.util.Set;

/**
 * A draft that keeps the technique which it came from at its version.
 *
 * @param draft what drafts
 * @param lease ends with the draft
 */
public record LeasedDraft(Draft draft, Lease<Drafter> lease) implements Draft {

  @Override
  public Set<String> sites() {
    return draft.sites();
  }

  @Override
  public DraftSession begin() {
    return draft.begin();
  }

  @Override
  public void close() {
    try {
      draft.close();
    } finally {
      lease.close();
    }
  }
}
