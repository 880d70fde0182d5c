package io.headframe.draft.testing.samples;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Proposes the next token once more; keeps every rule of the kit, or breaks the one whose test is named. */
public final class SampleDrafter implements Drafter, HealthCheck {

  private final String broken;
  private final AtomicInteger proposals = new AtomicInteger();

  /** Keeps every rule. */
  public SampleDrafter() {
    this("");
  }

  private SampleDrafter(String broken) {
    this.broken = broken;
  }

  /** @param rule the name of the test that it fails */
  public static SampleDrafter breaking(String rule) {
    return new SampleDrafter(rule);
  }

  @Override
  public String description() {
    return broken.startsWith("description") ? "The same once more." : "the same once more";
  }

  @Override
  public boolean accepts(Path folder) {
    return broken.startsWith("folder");
  }

  @Override
  public Draft open(DraftSource source) {
    return new Repetition();
  }

  @Override
  public void checkHealth(Run run) {
    if (new Repetition().propose(DraftRequest.greedy(3, 2, 1)).tokens()[0] != 3) {
      throw new IllegalStateException("it does not repeat");
    }
  }

  private final class Repetition implements Draft, DraftSession {

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
      // It needs no past.
    }

    @Override
    public Proposal propose(DraftRequest request) {
      if (broken.startsWith("proposals") && request.nodes() == 1) {
        return Proposal.chain(1, 1);
      }
      // The sizes are those that the tests of these rules ask for.
      boolean shared = broken.startsWith("sessions") && request.nodes() == 8;
      return Proposal.chain(shared ? proposals.incrementAndGet() % 3 : request.next());
    }

    @Override
    public void close() {
      // There is nothing to free.
    }
  }
}
