package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.decoding.sampling.Generation;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftLoader;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.DraftStatistics;
import io.headframe.draft.speculative.SpeculativeGeneration;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * A text that was drafted and verified. Apart from {@link Continuation}, since a distribution may do without drafts.
 *
 * @param result as without a draft
 * @param drafted what became of drafts
 */
record DraftedText(Generation.Result result, Continuation.Drafted drafted) {

  /** Generates as without a draft. */
  static DraftedText of(Services services, Continuation.Request request, CausalLM model, Sampling sampling,
      int[] prompt, BooleanSupplier cancelled, IntConsumer onToken) {
    if (!(services.draftLoader().get() instanceof DraftLoader loader)) {
      throw new HeadframeException(ConsoleError.NO_DRAFTS);
    }
    try (Draft draft = loader.open(request.draft(), model)) {
      SpeculativeGeneration.Result result =
          new SpeculativeGeneration(model, draft, sampling, Acceptance.lossless())
              .generate(prompt, request.maxTokens(), cancelled, onToken);
      DraftStatistics found = result.statistics();
      return new DraftedText(result.text(), new Continuation.Drafted(
          request.draft(), found.steps(), found.tokensPerStep(), found.shareAccepted()));
    }
  }
}
