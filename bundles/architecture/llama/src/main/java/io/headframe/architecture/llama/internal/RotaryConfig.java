package io.headframe.architecture.llama.internal;

import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.Rotation;

/** Reads how a checkpoint turns positions into angles: {@code rope_theta} and {@code rope_scaling}. */
final class RotaryConfig {

  private RotaryConfig() {}

  static Rotation read(CheckpointConfig config, int headWidth) {
    if (headWidth % 2 != 0) {
      throw config.wrong("head_dim", "an even number (hidden_size / num_attention_heads is " + headWidth + ")");
    }
    double[] frequencies = Rotation.frequencies(headWidth, config.number("rope_theta", 10000));
    if (config.has("rope_scaling")) {
      frequencies = scaled(frequencies, config.object("rope_scaling"));
    }
    return new Rotation(frequencies,
        config.flag("rope_adjacent_pairs", false) ? Rotation.Pairs.ADJACENT : Rotation.Pairs.HALVES);
  }

  private static double[] scaled(double[] frequencies, CheckpointConfig scaling) {
    String type = scaling.text("rope_type", scaling.text("type", "default"));
    double factor = scaling.number("factor", 1);
    return switch (type) {
      case "default" -> frequencies;
      case "linear" -> linear(frequencies, factor);
      case "llama3" -> llama3(frequencies, factor, scaling);
      default -> throw scaling.wrong("rope_type", "default, linear or llama3");
    };
  }

  private static double[] linear(double[] frequencies, double factor) {
    double[] scaled = frequencies.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= factor;
    }
    return scaled;
  }

  /**
   * Llama 3.1: long waves are stretched by the factor, short ones are kept, those between are blended. The bounds are
   * in turns within the original context.
   */
  private static double[] llama3(double[] frequencies, double factor, CheckpointConfig scaling) {
    double slowTurns = scaling.number("low_freq_factor", 1);
    double fastTurns = scaling.number("high_freq_factor", 4);
    double context = scaling.number("original_max_position_embeddings", 8192);
    double[] scaled = frequencies.clone();
    for (int i = 0; i < scaled.length; i++) {
      double turns = context * frequencies[i] / (2 * Math.PI);
      double kept = Math.min(1, Math.max(0, (turns - slowTurns) / (fastTurns - slowTurns)));
      scaled[i] = frequencies[i] * (kept + (1 - kept) / factor);
    }
    return scaled;
  }
}
