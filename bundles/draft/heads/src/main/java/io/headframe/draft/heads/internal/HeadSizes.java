package io.headframe.draft.heads.internal;

import io.headframe.draft.heads.HeadFamily;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes of heads, and with them the names and shapes of their weights.
 *
 * @param heads how many tokens ahead
 * @param layers blocks of a head
 * @param width of the hidden state
 * @param outputs how many tokens a head may propose
 */
record HeadSizes(int heads, int layers, int width, int outputs) {

  /** The length of what a head reads. */
  int input(HeadFamily family, int head) {
    return family.seesDrafted() ? width * (head + 2) : width;
  }

  /** All weights, by their published names. */
  Map<String, long[]> shapes(HeadFamily family) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (int head = 0; head < heads; head++) {
      for (int layer = 0; layer < layers; layer++) {
        String block = family.blockName().apply(head, layer);
        int in = layer == 0 ? input(family, head) : width;
        shapes.put(block + ".linear.weight", new long[] {width, in});
        shapes.put(block + ".linear.bias", new long[] {width});
        if (in != width) {
          shapes.put(block + ".res_connection.weight", new long[] {width, in});
          shapes.put(block + ".res_connection.bias", new long[] {width});
        }
      }
      String output = family.outputName().apply(head, layers);
      shapes.put(output + ".weight", new long[] {outputs, width});
      if (family.seesDrafted()) {
        shapes.put(output + ".bias", new long[] {outputs});
      }
    }
    return shapes;
  }
}
