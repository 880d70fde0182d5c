package io.headframe.draft.speculative;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Session;
import io.headframe.decoding.sampling.Generation;
import io.headframe.decoding.sampling.Generation.Stop;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.draft.speculative.internal.Chance;
import io.headframe.draft.speculative.internal.Clock;
import io.headframe.draft.speculative.internal.Pass;
import io.headframe.draft.speculative.internal.Progress;
import io.headframe.draft.speculative.internal.Verdict;
import io.headframe.draft.speculative.internal.Verifier;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Continues a prompt as {@link Generation} does, several tokens a step: a drafter proposes a tree, the model reads all
 * of it in one pass behind the sequence, and the way that the rule of acceptance allows goes on it. It computes on the
 * calling thread; used by one thread at a time. Model and draft stay the caller's.
 *
 * <p>Greedy text is that of {@link Generation}, as long as the two likeliest tokens are further apart than the rounding
 * of a pass over several positions.
 *
 * <p>Not for models whose pass over several positions takes as long as so many passes: then every draft that is not
 * accepted costs what it would have saved.
 */
public final class SpeculativeGeneration {

  /** The most candidates of a pass; with the token before them as many positions as kernels are made for. */
  public static final int MOST_NODES = 63;

  private final CausalLM model;
  private final Draft draft;
  private final Sampling sampling;
  private final Verifier verifier;
  private final LongSupplier nanoseconds;

  /**
   * @param model open while this is used
   * @param draft opened for that model
   * @param sampling how tokens are chosen
   * @param acceptance the rule
   */
  public SpeculativeGeneration(CausalLM model, Draft draft, Sampling sampling, Acceptance acceptance) {
    this(model, draft, sampling, acceptance, System::nanoTime);
  }

  /**
   * @param model open while this is used
   * @param draft opened for that model
   * @param sampling how tokens are chosen
   * @param acceptance the rule
   * @param nanoseconds a clock
   */
  public SpeculativeGeneration(
      CausalLM model, Draft draft, Sampling sampling, Acceptance acceptance, LongSupplier nanoseconds) {
    this.nanoseconds = Objects.requireNonNull(nanoseconds, "nanoseconds");
    this.model = Objects.requireNonNull(model, "model");
    this.draft = Objects.requireNonNull(draft, "draft");
    this.sampling = Objects.requireNonNull(sampling, "sampling");
    this.verifier = Verifier.of(sampling, acceptance, model.config().vocabularySize());
  }

  /**
   * What was generated.
   *
   * @param text as without a draft
   * @param statistics what became of the drafts
   */
  public record Result(Generation.Result text, DraftStatistics statistics) {}

  /**
   * Generates until the text ends, there are enough tokens, the context is full, or the caller cancels. Every call
   * begins anew with the seed.
   *
   * @param prompt at least one token
   * @param maxTokens the most new tokens, at least 1
   * @param cancelled asked before each step
   * @param onToken hears each new token
   * @throws HeadframeException if an argument is out of range, the prompt is longer than the context, or the model
   *     computes no numbers
   */
  public Result generate(int[] prompt, int maxTokens, BooleanSupplier cancelled, IntConsumer onToken) {
    Generation.check(prompt, maxTokens);
    SplittableRandom random = new SplittableRandom(sampling.seed());
    Chance chance = Chance.of(random);
    Clock clock = new Clock(nanoseconds);
    try (Session session = model.session(); DraftSession drafting = draft.begin()) {
      Pass pass = new Pass(session, draft.sites(), model.config());
      float[] logits = pass.prompt(prompt, drafting::follow);
      double promptSeconds = clock.total();
      clock.begin();
      Progress progress = new Progress(model.tokenizer(), maxTokens, onToken);
      int next = verifier.choose(logits, session.length(), chance);
      Stop stop = cancelled.getAsBoolean() ? Stop.CANCELLED : progress.add(next);
      while (stop == null) {
        int room = model.config().contextLength() - session.length() - 1;
        if (room < 0 || cancelled.getAsBoolean()) {
          stop = room < 0 ? Stop.CONTEXT_FULL : Stop.CANCELLED;
          break;
        }
        int depth = Math.min(room, progress.wanted() - 1);
        clock.other();
        Proposal proposal = depth < 1 ? Proposal.chain()
            : drafting.propose(new DraftRequest(next, MOST_NODES, depth, sampling, random));
        clock.drafted();
        pass.verify(next, proposal);
        clock.verified();
        Verdict verdict = verifier.verify(proposal, pass, session.length(), chance);
        int[] path = verdict.path();
        progress.step(proposal, path.length);
        clock.other();
        Step step = pass.commit(next, proposal, path);
        clock.verified();
        drafting.follow(step);
        clock.drafted();
        for (int i = 0; i < path.length && stop == null; i++) {
          stop = progress.add(proposal.tokens()[path[i]]);
        }
        next = verdict.next();
        stop = stop == null ? progress.add(next) : stop;
      }
      clock.other();
      return new Result(
          new Generation.Result(progress.tokens(), promptSeconds, clock.total(), stop), progress.statistics(clock));
    }
  }
}
