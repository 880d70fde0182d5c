package io.headframe.draft.hydraplus.internal;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Technique;
import io.headframe.draft.heads.AcceptedLengthClaims;
import io.headframe.draft.heads.Rivals;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What the paper says of the additions of Hydra++ to Hydra's heads. */
@Component(service = ClaimCheck.class)
@Technique(id = "hydra-plus")
public final class HydraPlusClaims extends AcceptedLengthClaims {

  private static final Claim LONGER = new Claim("accepts-more-than-hydra", "hydra-plus",
      "The heads of Hydra++ give at least 1.05 times as many tokens a pass as Hydra's, after the same training and with"
          + " the same tree.",
      "Ankner et al. 2024, arXiv 2402.05109, sections 4 and 5", "stories", Direction.AT_LEAST, 1.05, 3, 1);

  /** With as much training as the claim says something about. */
  @Activate
  public HydraPlusClaims() {
    this(Rivals.Effort.full());
  }

  /** @param effort how much is done */
  HydraPlusClaims(Rivals.Effort effort) {
    super(LONGER, new HydraPlus(), "hydra", effort);
  }
}
