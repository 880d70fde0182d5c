package io.headframe.draft.eagle.internal;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.PartOfRun;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.AcceptedLengthClaims;
import io.headframe.draft.heads.Rivals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What the papers say of EAGLE beside Hydra, and of the tree of EAGLE-2 beside the fixed one of EAGLE. */
@Component(service = ClaimCheck.class)
@Technique(id = "eagle")
public final class EagleClaims extends AcceptedLengthClaims {

  private static final Claim LONGER = new Claim("accepts-more-than-hydra", "eagle",
      "EAGLE gives at least 1.05 times as many tokens a pass as Hydra's heads, after the same training and with the"
          + " same tree.",
      "Spec-Bench: 3.58 to 3.26 on Vicuna-7B, 1.10 times", "stories", Direction.AT_LEAST, 1.05, 3, 1);

  private static final Claim DYNAMIC = new Claim("dynamic-tree-accepts-more", "eagle",
      "The tree of EAGLE-2 gives at least 1.05 times as many tokens a pass as EAGLE's fixed tree of as many nodes, with"
          + " the same network.",
      "Li et al. 2024, arXiv 2406.16858, section 5; Spec-Bench: 4.34 to 3.58 on Vicuna-7B, 1.21 times", "stories",
      Direction.AT_LEAST, 1.05, 3, 1);

  /** Of the published code of EAGLE, 25 nodes. */
  private static final TreePlan FIXED = TreePlan.parse("0,1,2,3,0.0,0.1,0.2,1.0,1.1,2.0,2.1,3.0,0.0.0,0.0.1,0.0.2,"
      + "0.1.0,0.1.1,0.2.0,0.2.1,1.0.0,0.0.0.0,0.0.0.1,0.0.0.2,0.0.0.0.0,0.0.0.0.1");
  /** As many nodes and as deep. */
  private static final TreePlan GROWN = TreePlan.beam(10, 5, 25);

  private final Rivals.Effort effort;

  /** With as much training as the claims say something about. */
  @Activate
  public EagleClaims() {
    this(Rivals.Effort.full());
  }

  /** @param effort how much is done */
  EagleClaims(Rivals.Effort effort) {
    super(LONGER, new Eagle(), "hydra", effort);
    this.effort = effort;
  }

  @Override
  public List<Claim> claims() {
    return List.of(LONGER, DYNAMIC);
  }

  @Override
  public Measurement measure(Claim claim, CausalLM model, Run run) throws IOException {
    if (!claim.id().equals(DYNAMIC.id())) {
      return super.measure(claim, model, run);
    }
    double[] ratios = new double[claim.samples()];
    for (int sample = 0; sample < ratios.length; sample++) {
      long seed = claim.seed() + sample;
      Rivals rivals = new Rivals(model, effort, seed, run);
      Path folder = run.artifact("eagle-" + sample);
      double part = 1.0 / ratios.length;
      rivals.train(new Eagle(), folder, new PartOfRun(run, sample * part, (sample + 1) * part, seed));
      ratios[sample] = rivals.drafted(new Eagle(), folder, GROWN).tokensPerStep()
          / rivals.drafted(new Eagle(), folder, FIXED).tokensPerStep();
    }
    return Measurement.mean(ratios);
  }
}
