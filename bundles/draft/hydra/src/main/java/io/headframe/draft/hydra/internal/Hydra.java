package io.headframe.draft.hydra.internal;

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
 * Heads on the last hidden state h of a frozen model, each of which also sees the tokens that were drafted before its
 * own: head k reads z = [h; e(x₁); …; e(x_k)] with the model's own embeddings e, and p<sub>k</sub> =
 * softmax(U<sub>k</sub> (R<sub>k</sub> z + SiLU(W<sub>k</sub> z + b<sub>k</sub>)) + c<sub>k</sub>). So each node of a
 * tree has children of its own. Trained on text with the sum of the heads' cross-entropies, each after the true tokens.
 *
 * <p>Ankner et al., "Hydra: Sequentially-Dependent Draft Heads for Medusa Decoding" (2024), arXiv 2402.05109, section
 * 3; the plain heads, without the prefix attention and the teacher's loss of Hydra++. R begins with h alone, where the
 * published code has random numbers.
 *
 * <p>Not where drafting must take no time: a head is computed for each node that gets children, layer after layer, and
 * Medusa's heads once.
 */
@Component(service = {Drafter.class, HealthCheck.class})
@Technique(id = "hydra")
public final class Hydra extends HeadDrafter {

  /** Of published names alone. */
  public Hydra() {
    super("heads that each expect a token further ahead and see those drafted before it",
        new HeadFamily("hydra", true, false, 1, 3e-3, new HeadNames("hydra", "mlp",
            Map.of("grounded_heads", "true", "hidden_state_offset", "0"), "hydra_lm_head.safetensors", Optional.empty(),
            (head, layer) -> "hydra_mlp." + head + "." + (2 * layer + 1),
            (head, layers) -> "hydra_lm_head." + head + ".1")));
  }
}
