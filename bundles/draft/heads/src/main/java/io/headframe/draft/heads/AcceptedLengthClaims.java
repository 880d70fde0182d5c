package io.headframe.draft.heads;

import io.headframe.core.method.Claim;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.PartOfRun;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.TrainableDrafter;
import io.headframe.draft.api.TreePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How many tokens a pass gives with heads of one kind, over those of another: both trained for as long on the same
 * texts and drafting the same tree. A sample has texts and a seed of its own. A technique extends it and says which.
 */
public abstract class AcceptedLengthClaims implements ClaimCheck<CausalLM> {

  /** Below this accuracy of the first head there is nothing in the model's texts that heads can learn. */
  private static final double LEAST = 0.1;

  /** Four deep; more where a guess is likelier to be right. */
  private static final TreePlan TREE = TreePlan.parse("0,1,2,0.0,0.1,1.0,0.0.0,0.0.1,0.0.0.0");

  private final Claim claim;
  private final TrainableDrafter own;
  private final String other;
  private final Rivals.Effort effort;

  /**
   * @param claim what is claimed of the ratio
   * @param own whose number is above the line
   * @param other the id of the drafter whose number is below it
   * @param effort how much is done
   */
  protected AcceptedLengthClaims(Claim claim, TrainableDrafter own, String other, Rivals.Effort effort) {
    this.claim = claim;
    this.own = own;
    this.other = other;
    this.effort = effort;
  }

  @Override
  public List<Claim> claims() {
    return List.of(claim);
  }

  @Override
  public final Class<CausalLM> modelType() {
    return CausalLM.class;
  }

  @Override
  public Measurement measure(Claim claim, CausalLM model, Run run) throws IOException {
    double[] ratios = new double[claim.samples()];
    try (Lease<Drafter> lease = run.leases().lease(Drafter.class, other)) {
      TrainableDrafter rival = (TrainableDrafter) lease.get();
      for (int sample = 0; sample < ratios.length; sample++) {
        long seed = claim.seed() + sample;
        double half = 0.5 / ratios.length;
        double from = 2 * sample * half;
        Rivals rivals = new Rivals(model, effort, seed, run);
        Path folder = run.artifact(other + "-" + sample);
        DraftReport report = rivals.train(rival, folder, new PartOfRun(run, from, from + half, seed));
        if (report.accuracies().get(0) < LEAST) {
          return Measurement.notApplicable(String.format(Locale.ROOT, "what the model writes follows from nothing that"
              + " heads can learn: the first head is right at %.3f of the places", report.accuracies().get(0)));
        }
        double below = rivals.drafted(rival, folder, TREE).tokensPerStep();
        Path mine = run.artifact(claim.method() + "-" + sample);
        rivals.train(own, mine, new PartOfRun(run, from + half, from + 2 * half, seed));
        ratios[sample] = rivals.drafted(own, mine, TREE).tokensPerStep() / below;
      }
    }
    return Measurement.mean(ratios);
  }
}
