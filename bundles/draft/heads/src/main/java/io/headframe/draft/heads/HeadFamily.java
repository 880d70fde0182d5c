package io.headframe.draft.heads;

import io.headframe.core.method.Run;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.heads.internal.HeadDraft;
import io.headframe.draft.heads.internal.HeadFolder;
import io.headframe.draft.heads.internal.HeadHealth;
import io.headframe.draft.heads.internal.HeadTraining;
import io.headframe.draft.heads.internal.StoredHeads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * Heads of one kind. With h the hidden state at the last token that the model has read, e(x) the model's own embedding
 * and x₁ the next token, head k expects the token after x<sub>k</sub>:
 *
 * <pre>
 *   z = h, or [h; e(x₁); …; e(x_k)] where heads see what was drafted
 *   y₁ = r(z) + SiLU(W₁ z + b₁)          r the identity, or a linear map where z is wider than h
 *   yᵢ = yᵢ₋₁ + SiLU(Wᵢ yᵢ₋₁ + bᵢ)       logits = U y (+ c)
 * </pre>
 *
 * <p>W begins at 0, U as the model's own unembedding, and r with h alone, so that a head begins as the model's own.
 *
 * @param id of the drafter
 * @param seesDrafted whether a head sees the tokens before its own
 * @param configPrefix of the names in the published configuration, {@code medusa} for {@code medusa_num_heads}
 * @param file of the weights
 * @param blockName the published name of a block by head and layer, from 0
 * @param outputName the published name of the unembedding by head and number of layers
 */
public record HeadFamily(String id, boolean seesDrafted, String configPrefix, String file,
    BiFunction<Integer, Integer, String> blockName, BiFunction<Integer, Integer, String> outputName) {

  /** Whether a folder's configuration is of this family. */
  public boolean accepts(Path folder) {
    return HeadFolder.accepts(this, folder);
  }

  /**
   * Opens heads for the model that they were trained for. Published heads, which do not say which model they are for,
   * must have its sizes.
   *
   * @return open; the caller closes it
   * @throws io.headframe.core.error.HeadframeException if they are for another model, or the folder is damaged
   */
  public Draft open(DraftSource source) {
    StoredHeads stored = HeadFolder.read(this, source);
    return HeadDraft.of(stored, source.model(), source.tree().orElse(stored.tree()));
  }

  /**
   * Tries heads whose outcome is known.
   *
   * @throws IllegalStateException if it is another
   */
  public void checkHealth() {
    HeadHealth.check(this);
  }

  /** Trains heads as {@link io.headframe.draft.api.TrainableDrafter#train} says. */
  public DraftReport train(DraftTraining task, Path folder, Run run) throws IOException {
    return new HeadTraining(this, task).train(folder, run);
  }
}
