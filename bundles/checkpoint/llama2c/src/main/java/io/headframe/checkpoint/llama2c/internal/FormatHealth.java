package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the smallest model, its weights counted from 0, and reads the first and the last of them again. */
final class FormatHealth {

  /** dim, hidden_dim, layers, heads, key-value heads, tokens, positions. */
  private static final int[] HEADER = {2, 1, 1, 1, 1, 3, 1};

  /** Embedding 3 · 2; norms 2 + 2; queries, keys, values, output 4 · 4; feed-forward 3 · 2; norm 2; rotations 1 + 1. */
  private static final int WEIGHTS = 6 + 4 + 16 + 6 + 2 + 2;

  /** Where the norm before the unembedding begins. */
  private static final int NORM = 6 + 4 + 16 + 6;

  private FormatHealth() {}

  static void check(CheckpointFormat format, Run run) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * (HEADER.length + WEIGHTS)).order(ByteOrder.LITTLE_ENDIAN);
    for (int size : HEADER) {
      bytes.putInt(size);
    }
    for (int i = 0; i < WEIGHTS; i++) {
      bytes.putFloat(i);
    }
    Path file = Files.write(run.artifact("model.bin"), bytes.array());
    try (Checkpoint checkpoint = format.open(file)) {
      float first = first(checkpoint, "model.embed_tokens.weight");
      float norm = first(checkpoint, "model.norm.weight");
      if (first != 0 || norm != NORM) {
        throw new IllegalStateException("weights were counted from 0, with " + NORM + " where the last norm begins, and"
            + " read were " + first + " and " + norm);
      }
    }
  }

  private static float first(Checkpoint checkpoint, String tensor) {
    return checkpoint.tensors().get(tensor).bytes().get().order(ByteOrder.LITTLE_ENDIAN).getFloat();
  }
}
