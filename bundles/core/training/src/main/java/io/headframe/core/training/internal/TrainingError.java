package io.headframe.core.training.internal;

import io.headframe.core.error.ErrorKind;

/** Why a training does not go on. */
public final class TrainingError {

  /** The loss or a gradient is no number. */
  public static final ErrorKind NOT_FINITE = ErrorKind.input(
      "HF-TRAINING-001",
      "In step %s the loss is %s and the gradient has length %s, and both must be finite numbers; train with a smaller"
          + " learning rate or a longer warm-up. The arrays are those of the step before.");

  /** A checkpoint of something else. */
  public static final ErrorKind OTHER_ARRAYS = ErrorKind.input(
      "HF-TRAINING-002",
      "The checkpoint '%s' is to go on with, and it is one of another training: %s; name the folder of the same"
          + " training, or begin in an empty one.");

  /** A checkpoint of another seed. */
  public static final ErrorKind OTHER_SEED = ErrorKind.input(
      "HF-TRAINING-003",
      "The checkpoint '%s' was made with seed %s, and seed %s is asked for; go on with the same seed, or begin in an"
          + " empty folder.");

  /** The folder of checkpoints cannot be used. */
  public static final ErrorKind FOLDER = ErrorKind.input(
      "HF-TRAINING-004",
      "Checkpoints are to be kept in '%s', and the folder cannot be used (%s); name one that you may write to.");

  private TrainingError() {}
}
