package io.headframe.analysis.successor.internal;

import io.headframe.architecture.testing.Gpt2Checkpoint;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.prompts.ordinals.OrdinalClass;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A GPT-2 of two layers and two heads whose weights are written down. Its 24 tokens are coordinates 0 to 23 of the
 * stream, and the first feed-forward part writes token t as coordinate 24 + t. Head 1.0 reads that and writes what
 * follows, head 1.1 reads it and writes the token itself. Head 0.0 would write what follows too,
 * but reads the coordinates of the feed-forward part, which comes after it. Position embeddings are in the way.
 */
final class CountingModel {

  static final OrdinalClass LOW = new OrdinalClass("low", false, numbers(1, 9));
  static final OrdinalClass CYCLE = new OrdinalClass("cycle", true, numbers(11, 17));

  private static final int TOKENS = 24;
  private static final int WIDTH = 2 * TOKENS;

  private CountingModel() {}

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }

  /** @param next what head 1.0 writes for each token */
  static InMemoryCheckpoint of(IntUnaryOperator next) {
    InMemoryCheckpoint checkpoint = Gpt2Checkpoint.of(2, 2, WIDTH, TOKENS, 8);
    for (String name : checkpoint.names()) {
      Arrays.fill(checkpoint.values(name), name.contains("ln_") && name.endsWith("weight") ? 1 : 0);
    }
    for (int t = 0; t < TOKENS; t++) {
      set(checkpoint, "wte.weight", t, t, WIDTH, 1);
      // A neuron for each token, far above 0 for its own and far below for all others.
      set(checkpoint, "h.0.mlp.c_fc.weight", t, t, 4 * WIDTH, 10);
      checkpoint.values("transformer.h.0.mlp.c_fc.bias")[t] = -30;
      set(checkpoint, "h.0.mlp.c_proj.weight", t, TOKENS + t, WIDTH, 0.1f);
      head(checkpoint, 0, 0, t, TOKENS + t, following(t));
      head(checkpoint, 1, 0, t, TOKENS + t, next.applyAsInt(t));
      head(checkpoint, 1, 1, t, TOKENS + t, t);
    }
    Arrays.fill(checkpoint.values("transformer.wpe.weight"), 0, 12, 3);
    return checkpoint;
  }

  /** The successor in both classes; a token that has none stands for itself. */
  static int following(int token) {
    return token == 17 ? 11 : token >= 1 && token < 9 || token >= 11 && token < 17 ? token + 1 : token;
  }

  /** A value of a head reads one coordinate and is written to another. */
  private static void head(InMemoryCheckpoint checkpoint, int layer, int head, int value, int from, int to) {
    set(checkpoint, "h." + layer + ".attn.c_attn.weight", from, 2 * WIDTH + head * TOKENS + value, 3 * WIDTH, 1);
    set(checkpoint, "h." + layer + ".attn.c_proj.weight", head * TOKENS + value, to, WIDTH, 1);
  }

  private static void set(InMemoryCheckpoint checkpoint, String name, int row, int column, int columns, float value) {
    checkpoint.values("transformer." + name)[row * columns + column] = value;
  }
}
