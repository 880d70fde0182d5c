package io.headframe.core.transformer;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** A file format of checkpoints. Registered as a service with a technique id. */
@ConsumerType
public interface CheckpointFormat {

  /** What it reads, as a phrase for messages: {@code "a Hugging Face folder (config.json, model.safetensors, …)"}. */
  String description();

  /** Whether an existing path looks like this format, from names and the first bytes alone. */
  boolean accepts(Path path);

  /**
   * Opens a path that {@link #accepts} took.
   *
   * @return the checkpoint, which the caller closes
   * @throws io.headframe.core.error.HeadframeException if a file is missing, damaged or contradicts another; the
   *     message names the file and the tensor
   */
  Checkpoint open(Path path);
}
