package io.headframe.forecast.ttm.internal;

import io.headframe.checkpoint.pytorcharchive.ArchivedTensor;
import io.headframe.core.error.HeadframeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a network of a checkpoint's tensors. All sizes follow from their shapes. */
final class Weights {

  private static final String ENCODER = "backbone.encoder.mlp_mixer_encoder.mixers.";
  private static final String DECODER = "decoder.decoder_block.mixers.";

  /** A row of zeros in the file, for quantiles that these weights were not trained for. */
  private static final String UNUSED = "head.quantile_heads.quantile_embeddings";

  private final Path file;
  private final Map<String, ArchivedTensor> tensors;
  private final Set<String> used = new HashSet<>(Set.of(UNUSED));

  private Weights(Path file, Map<String, ArchivedTensor> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  /** @throws HeadframeException if a tensor is not there or does not fit (HF-TTM-002), or is not known (003) */
  static Network read(Path file, Map<String, ArchivedTensor> tensors) {
    return new Weights(file, tensors).network();
  }

  private Network network() {
    int width = length("backbone.encoder.patcher.weight", 0);
    int decoded = length("decoder.adapter.weight", 0);
    int flat = length("head.base_forecast_block.weight", 1);
    if (flat % decoded != 0) {
      throw bad("head.base_forecast_block.weight", "has " + flat + " columns", "a multiple of " + decoded);
    }
    int patches = flat / decoded;
    List<MixerLevel> levels = new ArrayList<>();
    while (levels.isEmpty() || has(ENCODER + levels.size())) {
      String level = ENCODER + levels.size();
      String norm = level + ".mixer_layers.0.patch_mixer.norm.norm.weight";
      int narrow = length(norm, 0);
      if (width % narrow != 0) {
        throw bad(norm, "has " + narrow + " numbers", "a divisor of " + width);
      }
      levels.add(new MixerLevel(width / narrow, blocks(level + ".mixer_layers.", patches * (width / narrow), narrow)));
    }
    Network network = new Network(patches,
        affine("backbone.encoder.patcher", width, length("backbone.encoder.patcher.weight", 1)), levels,
        affine("decoder.adapter", decoded, width), new MixerLevel(1, blocks(DECODER, patches, decoded)),
        affine("head.base_forecast_block", length("head.base_forecast_block.weight", 0), flat));
    List<String> others = tensors.keySet().stream().filter(name -> !used.contains(name)).toList();
    if (!others.isEmpty()) {
      throw new HeadframeException(TtmError.UNKNOWN, file, others.size(), others.get(0));
    }
    return network;
  }

  /** Of each layer, the block that mixes patches and the one that mixes features. */
  private List<MixerBlock> blocks(String prefix, int patches, int features) {
    List<MixerBlock> blocks = new ArrayList<>();
    for (int i = 0; i == 0 || has(prefix + i); i++) {
      blocks.add(block(prefix + i + ".patch_mixer", patches, features, true));
      blocks.add(block(prefix + i + ".feature_mixer", features, features, false));
    }
    return blocks;
  }

  private MixerBlock block(String prefix, int mixed, int features, boolean overPatches) {
    int hidden = length(prefix + ".mlp.fc1.weight", 0);
    return new MixerBlock(
        numbers(prefix + ".norm.norm.weight", features), numbers(prefix + ".norm.norm.bias", features),
        affine(prefix + ".mlp.fc1", hidden, mixed), affine(prefix + ".mlp.fc2", mixed, hidden),
        affine(prefix + ".gating_block.attn_layer", mixed, mixed), overPatches);
  }

  private Affine affine(String prefix, int out, int in) {
    return Affine.of(numbers(prefix + ".weight", out, in), numbers(prefix + ".bias", out));
  }

  private boolean has(String prefix) {
    return tensors.keySet().stream().anyMatch(name -> name.startsWith(prefix + "."));
  }

  /** The length of an axis that nothing else says. */
  private int length(String name, int axis) {
    long[] shape = tensor(name).shape();
    if (shape.length <= axis || shape[axis] < 1 || shape[axis] > Integer.MAX_VALUE) {
      throw bad(name, "has shape " + Arrays.toString(shape), "a length of at least 1 on axis " + axis);
    }
    return (int) shape[axis];
  }

  private float[] numbers(String name, long... shape) {
    ArchivedTensor tensor = tensor(name);
    if (!tensor.hasShape(shape)) {
      throw bad(name, "has shape " + Arrays.toString(tensor.shape()), Arrays.toString(shape));
    }
    used.add(name);
    float[] numbers = tensor.floats();
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw bad(name, "has the number " + number, "finite ones");
      }
    }
    return numbers;
  }

  private ArchivedTensor tensor(String name) {
    ArchivedTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw bad(name, "is not there", "it");
    }
    return tensor;
  }

  private HeadframeException bad(String name, String found, String needed) {
    return new HeadframeException(TtmError.TENSOR, name, file, found, needed);
  }
}
