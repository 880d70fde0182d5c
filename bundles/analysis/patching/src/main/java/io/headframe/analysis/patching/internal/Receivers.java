package io.headframe.analysis.patching.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.model.Axis;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Selection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is at the end of the paths.
 *
 * @param input the kind of input
 * @param heads the heads whose input it is, in order; empty exactly for the logits
 */
record Receivers(ReceiverInput input, List<Head> heads) {

  /** The logits. */
  static final Receivers LOGITS = new Receivers(ReceiverInput.LOGITS, List.of());

  /** Sorts, removes repetitions, and checks that there are heads exactly where heads receive. */
  Receivers {
    heads = heads.stream().sorted().distinct().toList();
    if (heads.isEmpty() != (input == ReceiverInput.LOGITS)) {
      throw new IllegalArgumentException(heads.size() + " receiver heads for " + input);
    }
  }

  /** The number of layers that can send: those before the last receiver. */
  int senderLayers(ModelConfig config) {
    return heads.isEmpty() ? config.layers() : heads.get(heads.size() - 1).layer();
  }

  /** The layers of receivers after a layer, ascending. */
  List<Integer> layersAfter(int layer) {
    return heads.stream().map(Head::layer).filter(own -> own > layer).distinct().toList();
  }

  /** The name of the activation that receivers of a layer read. */
  String at(int layer) {
    return input.site().at(layer).id();
  }

  /** The part of that activation which is theirs. With shared keys and values it is that of their group. */
  Selection part(int layer, ModelConfig config) {
    int shared = input.heads() == Axis.HEAD ? 1 : config.heads() / config.keyValueHeads();
    return Selection.ALL.on(input.heads(), heads.stream()
        .filter(head -> head.layer() == layer)
        .mapToInt(head -> head.head() / shared)
        .toArray());
  }

  /** For example {@code the keys of 1.0, 1.1}; with shared keys and values also the heads that they are shared with. */
  String describe(ModelConfig config) {
    if (heads.isEmpty()) {
      return "the logits";
    }
    String named = "the " + input.title() + " of " + text(heads);
    int shared = input.heads() == Axis.HEAD ? 1 : config.heads() / config.keyValueHeads();
    List<Head> others = heads.stream()
        .flatMap(head -> IntStream.range(0, shared)
            .mapToObj(i -> new Head(head.layer(), head.head() / shared * shared + i)))
        .filter(head -> !heads.contains(head)).sorted().distinct().toList();
    return others.isEmpty() ? named : named + " (shared with " + text(others) + ")";
  }

  private static String text(List<Head> heads) {
    return heads.stream().map(Head::toString).collect(Collectors.joining(", "));
  }
}
