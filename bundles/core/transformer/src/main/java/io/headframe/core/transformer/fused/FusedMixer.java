package io.headframe.core.transformer.fused;

import io.headframe.core.model.layer.LayerState;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A sequence mixer on floats in Java memory. Used by one thread. */
@ConsumerType
public interface FusedMixer {

  /** Whether it can work with a state. Both ways through a layer share one state, so that a pass may take either. */
  boolean accepts(LayerState state);

  /**
   * Mixes positions, as {@link io.headframe.core.transformer.SequenceMixer#mix} does, and stages them in the states.
   *
   * @param x [row, model], normalised
   * @param rows how the rows stand to each other
   * @param states of this layer, one for each sequence of the rows
   * @param out receives [row, model]; another array than {@code x}
   */
  void mix(float[] x, Rows rows, List<LayerState> states, float[] out);
}
