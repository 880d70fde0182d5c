package io.headframe.draft.api;

import io.headframe.core.method.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** A drafter whose weights are trained while the model stays as it is. */
@ConsumerType
public interface TrainableDrafter extends Drafter {

  /**
   * Trains heads on a frozen model and writes them as a folder that {@link #open} reads. The same task, and seed of the
   * run, give the same heads. A training that was begun in the folder goes on.
   *
   * @param task what to train on
   * @param folder where the heads and the checkpoints go; made if it is not there
   * @param run progress, cancellation and seed
   * @return how good they are
   * @throws IOException if the folder cannot be written
   * @throws io.headframe.core.error.HeadframeException if there is too little text, or the folder holds another
   *     training
   */
  DraftReport train(DraftTraining task, Path folder, Run run) throws IOException;
}
