package io.headframe.core.transformer;

import com.google.gson.JsonObject;

/**
 * Reads how a checkpoint turns positions into angles. Older configurations have the base in a field that differs by
 * architecture and a stretch in {@code rope_scaling}; newer ones have all in {@code rope_parameters}.
 */
public final class RotaryConfig {

  private RotaryConfig() {}

  /**
   * Rotation of whole heads with the field names of Llama: {@code rope_theta}.
   *
   * @throws io.headframe.core.error.HeadframeException if the width is odd, or a stretch is not known
   */
  public static Rotation read(CheckpointConfig config, int headWidth) {
    return read(config, headWidth, "rope_theta", "partial_rotary_factor", 1);
  }

  /**
   * Rotation of the first coordinates of each head.
   *
   * @param headWidth the width of a head
   * @param baseField the field of the base, which is 10000 where it is not there
   * @param shareField the field that says which share of a head is turned
   * @param absentShare the share where the field is not there
   * @throws io.headframe.core.error.HeadframeException if the share makes an odd width, or a stretch is not known
   */
  public static Rotation read(
      CheckpointConfig config, int headWidth, String baseField, String shareField, double absentShare) {
    CheckpointConfig parameters = parameters(config);
    double share = parameters.number("partial_rotary_factor", config.number(shareField, absentShare));
    int width = (int) (headWidth * share);
    if (width < 2 || width > headWidth || width % 2 != 0) {
      throw config.wrong(shareField, "a share of the head width (" + headWidth + ") that makes an even number from 2 to"
          + " that width, and not " + width);
    }
    double base = parameters.number("rope_theta", config.number(baseField, 10000));
    return new Rotation(stretched(Rotation.frequencies(width, base), parameters),
        config.flag("rope_adjacent_pairs", false) ? Rotation.Pairs.ADJACENT : Rotation.Pairs.HALVES);
  }

  private static CheckpointConfig parameters(CheckpointConfig config) {
    for (String field : new String[] {"rope_parameters", "rope_scaling"}) {
      if (config.has(field)) {
        return config.object(field);
      }
    }
    return new CheckpointConfig("", new JsonObject());
  }

  private static double[] stretched(double[] frequencies, CheckpointConfig parameters) {
    String type = parameters.text("rope_type", parameters.text("type", "default"));
    double factor = parameters.number("factor", 1);
    return switch (type) {
      case "default" -> frequencies;
      case "linear" -> linear(frequencies, factor);
      case "llama3" -> llama3(frequencies, factor, parameters);
      default -> throw parameters.unsupported(
          parameters.has("rope_type") ? "rope_type" : "type", "default, linear or llama3");
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
  private static double[] llama3(double[] frequencies, double factor, CheckpointConfig parameters) {
    double slowTurns = parameters.number("low_freq_factor", 1);
    double fastTurns = parameters.number("high_freq_factor", 4);
    double context = parameters.number("original_max_position_embeddings", 8192);
    double[] scaled = frequencies.clone();
    for (int i = 0; i < scaled.length; i++) {
      double turns = context * frequencies[i] / (2 * Math.PI);
      double kept = Math.min(1, Math.max(0, (turns - slowTurns) / (fastTurns - slowTurns)));
      scaled[i] = frequencies[i] * (kept + (1 - kept) / factor);
    }
    return scaled;
  }
}
