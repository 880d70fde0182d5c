package io.headframe.draft.heads.internal;

import io.headframe.core.model.ModelConfig;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.layer.LayerSizes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sizes of heads, and with them the names and shapes of their weights.
 *
 * @param heads how many tokens ahead
 * @param layers blocks of a head
 * @param width of the hidden state
 * @param outputs how many tokens a head may propose
 * @param sequence of the layer that reads the sequence; empty without one
 */
record HeadSizes(int heads, int layers, int width, int outputs, Optional<LayerSizes> sequence) {

  /** As Llama's configuration has them where a folder says nothing. */
  static final double ROTARY_BASE = 10_000;
  static final double EPSILON = 1e-6;

  /** Of a family, for a model, with the usual layer. */
  static HeadSizes of(HeadFamily family, int heads, int layers, int outputs, ModelConfig model) {
    return of(family, heads, layers, outputs, LayerSizes.of(model, ROTARY_BASE, EPSILON, true));
  }

  /** @param layer what reads the sequence, if the family has it */
  static HeadSizes of(HeadFamily family, int heads, int layers, int outputs, LayerSizes layer) {
    return new HeadSizes(heads, layers, layer.width(), outputs, family.names().sequence().map(prefix -> layer));
  }

  /** The length of what a head reads. */
  int input(HeadFamily family, int head) {
    return family.seesDrafted() ? width * (head + 2) : width;
  }

  /** The beginning of the names of the layer's weights. */
  static String layer(HeadFamily family) {
    return family.names().sequence().orElseThrow() + "layers.0.";
  }

  /** The name of what the layer's result is normalised with. */
  static String norm(HeadFamily family) {
    return family.names().sequence().orElseThrow() + "norm.weight";
  }

  /** All weights, by their published names. */
  Map<String, long[]> shapes(HeadFamily family) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    sequence.ifPresent(layer -> {
      shapes.putAll(layer.shapes(layer(family)));
      shapes.put(norm(family), new long[] {width});
    });
    shapes.putAll(headShapes(family));
    return shapes;
  }

  /** Those of the heads alone. */
  Map<String, long[]> headShapes(HeadFamily family) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (int head = 0; head < heads; head++) {
      for (int layer = 0; layer < layers; layer++) {
        String block = family.names().block().apply(head, layer);
        int in = layer == 0 ? input(family, head) : width;
        shapes.put(block + ".linear.weight", new long[] {width, in});
        shapes.put(block + ".linear.bias", new long[] {width});
        if (in != width) {
          shapes.put(block + ".res_connection.weight", new long[] {width, in});
          shapes.put(block + ".res_connection.bias", new long[] {width});
        }
      }
      String output = family.names().output().apply(head, layers);
      shapes.put(output + ".weight", new long[] {outputs, width});
      if (family.seesDrafted()) {
        shapes.put(output + ".bias", new long[] {outputs});
      }
    }
    return shapes;
  }
}
