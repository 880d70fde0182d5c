package io.headframe.draft.hydraplus.internal;

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
 * Hydra's heads behind a decoder layer of their own that reads the last hidden states of the whole sequence, once for
 * each token that joins it. Head k reads z = [s; e(x₁); …; e(x_k)] with s = norm(layer(h₁, …, h_t)) and has four
 * layers: y₁ = R<sub>k</sub> z + SiLU(W<sub>k</sub> z + b<sub>k</sub>), yᵢ = yᵢ₋₁ + SiLU(Wᵢ yᵢ₋₁ + bᵢ) and
 * p<sub>k</sub> = softmax(U<sub>k</sub> y₄ + c<sub>k</sub>). Layer and heads are trained with the sum of the heads'
 * cross-entropies −Σ<sub>v</sub> q(v) log p<sub>k</sub>(v) to the law q of the frozen model, each after the true tokens.
 *
 * <p>Ankner et al., "Hydra: Sequentially-Dependent Draft Heads for Medusa Decoding" (2024), arXiv 2402.05109, sections
 * 4 and 5: Hydra++. The layer has the sizes of the model's own; it begins as the identity and R with s alone, where
 * the published code has random numbers, and layers two to four of a head, which share their weights there, each have
 * their own. There is no dropout and no weight decay.
 *
 * <p>Not for little training: the layer has as many weights as one of the model's, and until it has learned something
 * Hydra's heads draft as well and faster.
 */
@Component(service = {Drafter.class, HealthCheck.class})
@Technique(id = "hydra-plus")
public final class HydraPlus extends HeadDrafter {

  private static final int LAYERS = 4;
  private static final double RATE = 3e-3;

  /** Of published names alone. */
  public HydraPlus() {
    super("Hydra's heads, deeper, behind a layer that reads the whole sequence, taught by the model itself",
        new HeadFamily("hydra-plus", true, true, LAYERS, RATE, new HeadNames("hydra", "prefix-mlp",
            Map.of("grounded_heads", "true", "hidden_state_offset", "0"), "hydra_lm_head.safetensors",
            Optional.of("prefix_embeding_layer."), (head, layer) -> "hydra_mlp." + head + "." + (2 * layer + 1),
            (head, layers) -> "hydra_lm_head." + head + ".1")));
  }
}
