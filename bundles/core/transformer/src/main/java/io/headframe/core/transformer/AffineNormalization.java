package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A normalisation n(x) whose result is multiplied and shifted coordinate by coordinate: n(x) · gain + bias. */
@ConsumerType
public interface AffineNormalization extends Normalization {

  /** [model]; empty for 1. The model's own; do not change it. */
  Optional<NDArray> gain();

  /** [model]; empty for 0. The model's own; do not change it. */
  Optional<NDArray> bias();

  /** Whether n(x) is the same for x plus any multiple of (1, …, 1). */
  boolean subtractsMean();

  /**
   * The same n(x) with another gain and bias.
   *
   * @param gain [model]; null for 1
   * @param bias [model]; null for 0, which it must be where the normalisation has none
   */
  AffineNormalization with(NDArray gain, NDArray bias);
}
