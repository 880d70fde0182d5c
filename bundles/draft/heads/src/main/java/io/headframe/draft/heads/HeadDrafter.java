package io.headframe.draft.heads;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.TrainableDrafter;
import io.headframe.draft.heads.internal.HeadDraft;
import io.headframe.draft.heads.internal.HeadFolder;
import io.headframe.draft.heads.internal.HeadHealth;
import io.headframe.draft.heads.internal.HeadTraining;
import io.headframe.draft.heads.internal.StoredHeads;
import java.io.IOException;
import java.nio.file.Path;

/** A drafter whose heads are of one family. A technique extends it and says which; it keeps no state. */
public abstract class HeadDrafter implements TrainableDrafter, HealthCheck {

  private final String description;
  private final HeadFamily family;

  /**
   * @param description a phrase without a full stop
   * @param family what the heads are
   */
  protected HeadDrafter(String description, HeadFamily family) {
    this.description = description;
    this.family = family;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final boolean accepts(Path folder) {
    return HeadFolder.accepts(family, folder);
  }

  /** Published heads, which do not say which model they are for, must have its sizes. */
  @Override
  public final Draft open(DraftSource source) {
    StoredHeads stored = HeadFolder.read(family, source);
    return HeadDraft.of(stored, source.model(), source.tree().orElse(stored.tree()));
  }

  @Override
  public final DraftReport train(DraftTraining task, Path folder, Run run) throws IOException {
    return new HeadTraining(family, task).train(folder, run);
  }

  /** One head with numbers that a person can follow. */
  @Override
  public final void checkHealth(Run run) {
    HeadHealth.check(family);
  }
}
