package io.headframe.draft.hydra.internal;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Technique;
import io.headframe.draft.heads.AcceptedLengthClaims;
import io.headframe.draft.heads.Rivals;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What the paper says of Hydra's heads beside Medusa's. */
@Component(service = ClaimCheck.class)
@Technique(id = "hydra")
public final class HydraClaims extends AcceptedLengthClaims {

  private static final Claim LONGER = new Claim("accepts-more-than-medusa", "hydra",
      "Hydra's heads give at least 1.05 times as many tokens a pass as Medusa's, after the same training and with the"
          + " same tree.",
      "Ankner et al. 2024, arXiv 2402.05109, section 5; Spec-Bench: 3.26 to 2.31 on Vicuna-7B, 1.41 times", "stories",
      Direction.AT_LEAST, 1.05, 3, 1);

  /** With as much training as the claim says something about. */
  @Activate
  public HydraClaims() {
    this(Rivals.Effort.full());
  }

  /** @param effort how much is done */
  HydraClaims(Rivals.Effort effort) {
    super(LONGER, new Hydra(), "medusa", effort);
  }
}
