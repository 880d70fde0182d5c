package io.headframe.draft.api;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to propose tokens that a language model then verifies: an extension point, leased by its id. It keeps no
 * state; what it opens is for one model. What can be trained is a {@link TrainableDrafter}.
 *
 * <p>Nothing that a drafter does changes what is generated: a bad one is slow. Called by one thread at a time.
 */
@ConsumerType
public interface Drafter {

  /** What it is, as a phrase without a full stop. */
  String description();

  /**
   * Whether a folder was written by this technique, or published in a layout that it reads. Looks at the configuration
   * alone.
   *
   * @param folder any path
   */
  boolean accepts(Path folder);

  /**
   * Opens it for a model.
   *
   * @param source the model, and where the weights are if it has some
   * @return open, while the model is; the caller closes it
   * @throws IOException if it cannot be read
   * @throws io.headframe.core.error.HeadframeException if it needs a place and has none, holds something else, is
   *     damaged, or was trained for another model
   */
  Draft open(DraftSource source) throws IOException;
}
