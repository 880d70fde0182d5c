package io.headframe.draft.heads;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How heads of a kind stand in a published folder: {@code config.json} and one file of safetensors.
 *
 * @param prefix of the names in the configuration, {@code medusa} for {@code medusa_num_heads}
 * @param architecture the value of {@code PREFIX_head_arch}; a configuration without it means {@code mlp}
 * @param settings other fields of the configuration that say how heads compute, each with the one value that is read;
 *     one that is missing means that value
 * @param file of the weights
 * @param sequence the beginning of the names of the layer that reads the sequence before the heads do; empty without
 *     one
 * @param block the name of a block by head and layer, from 0
 * @param output the name of the unembedding by head and number of layers
 */
public record HeadNames(String prefix, String architecture, Map<String, String> settings, String file,
    Optional<String> sequence, BiFunction<Integer, Integer, String> block,
    BiFunction<Integer, Integer, String> output) {

  /** Copies the settings. */
  public HeadNames {
    settings = Map.copyOf(settings);
  }
}
