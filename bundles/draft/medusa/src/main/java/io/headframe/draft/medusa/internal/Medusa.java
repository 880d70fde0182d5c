package io.headframe.draft.medusa.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Technique;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.heads.HeadDrafter;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.HeadNames;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Heads on the last hidden state h of a frozen model, the k-th of which expects the token k further ahead than the
 * model does: p<sub>k</sub> = softmax(U<sub>k</sub> (h + SiLU(W<sub>k</sub> h + b<sub>k</sub>))). A head does not see
 * what the others drafted, so that all are computed at once and a tree holds the product of their choices. Trained on
 * text with the sum of the heads' cross-entropies.
 *
 * <p>Cai et al., "Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads" (2024), arXiv
 * 2401.10774, section 2.1 and Medusa-1 of section 2.2. In the published code the layers of a head share their weights;
 * here each has its own.
 *
 * <p>Not where tokens follow strictly from each other: a head that must guess the token before its own guesses both.
 * Hydra's heads see it.
 */
@Component(service = {Drafter.class, HealthCheck.class})
@Technique(id = "medusa")
public final class Medusa extends HeadDrafter {

  /** Of published names alone. */
  public Medusa() {
    super("heads that each expect a token further ahead from the hidden state alone",
        new HeadFamily("medusa", false, false, 1, 3e-3, new HeadNames("medusa", "mlp", Map.of(),
            "medusa_lm_head.safetensors", Optional.empty(), (head, layer) -> head + "." + layer,
            (head, layers) -> head + "." + layers)));
  }
}
