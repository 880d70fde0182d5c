package io.headframe.draft.testing.samples;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * The model's own first layer drafts (self-speculation by early exit): a session of the same model runs the new tokens
 * up to there, the unembedding reads the stream, and drafting ends where that reading is not sure enough.
 */
public final class EarlyExit implements Drafter, HealthCheck {

  private static final String EXIT = "blocks.0.out";
  private static final int LONGEST = 4;
  private static final double SURE = 0.03;

  @Override
  public String description() {
    return "the first layer of the model itself";
  }

  @Override
  public boolean accepts(Path folder) {
    return false;
  }

  @Override
  public Draft open(DraftSource source) {
    try (ModelWeights weights = source.model().weights()) {
      return new Exit(source.model(), weights.unembedding().transpose().toFloatArray());
    }
  }

  @Override
  public void checkHealth(Run run) {
    if (Choices.greatest(new float[] {0, 1}, 0, 2, 1).tokens()[0] != 1) {
      throw new IllegalStateException("the greatest is not the greatest");
    }
  }

  private record Exit(CausalLM model, float[] unembedding) implements Draft {

    @Override
    public Set<String> sites() {
      return Set.of();
    }

    @Override
    public DraftSession begin() {
      return new Layer(model.session(), unembedding, model.config().modelWidth(), model.config().contextLength());
    }

    @Override
    public void close() {
      // The model is the caller's.
    }
  }

  private record Layer(Session session, float[] unembedding, int width, int context) implements DraftSession {

    @Override
    public void follow(Step step) {
      session.append(step.tokens());
    }

    @Override
    public Proposal propose(DraftRequest request) {
      int longest = Math.min(Math.min(LONGEST, request.nodes()), request.depth());
      int[] chain = {request.next()};
      while (chain.length <= longest && session.length() + chain.length <= context) {
        Choices choice = exit(chain);
        if (Math.exp(choice.logProbabilities()[0]) < SURE) {
          break;
        }
        chain = Arrays.copyOf(chain, chain.length + 1);
        chain[chain.length - 1] = choice.tokens()[0];
      }
      return Proposal.chain(Arrays.copyOfRange(chain, 1, chain.length));
    }

    private Choices exit(int[] chain) {
      ForwardPlan plan = ForwardPlan.of(new int[][] {chain}).capture(EXIT).withoutLogits();
      try (Activations seen = session.stage(plan)) {
        float[] stream = seen.get(EXIT).toFloatArray();
        float[] logits = new float[unembedding.length / width];
        for (int token = 0; token < logits.length; token++) {
          for (int i = 0; i < width; i++) {
            logits[token] += unembedding[token * width + i] * stream[(chain.length - 1) * width + i];
          }
        }
        return Choices.greatest(logits, 0, logits.length, 1);
      }
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
