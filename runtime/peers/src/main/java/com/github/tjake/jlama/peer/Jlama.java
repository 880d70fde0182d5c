package com.github.tjake.jlama.peer;

import com.github.tjake.jlama.model.AbstractModel;
import com.github.tjake.jlama.model.JlamaSteps;
import com.github.tjake.jlama.model.ModelSupport;
import com.github.tjake.jlama.safetensors.DType;
import io.headframe.peers.Engine;
import io.headframe.peers.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Jlama, with 32-bit weights and activations. */
public final class Jlama implements Engine {

  private static final int VECTOR = 8;

  private AbstractModel model;

  /** Serves. */
  public static void main(String[] arguments) throws IOException {
    Protocol.serve("jlama, 0.8.4", "huggingface", new Jlama());
  }

  @Override
  public void load(Path folder, int threads, int context) {
    model = ModelSupport.loadModel(
        folder.toFile(), null, DType.F32, DType.F32, Optional.empty(), Optional.of(threads));
    int width = model.getConfig().hiddenLength;
    if (width % VECTOR != 0) {
      throw new IllegalArgumentException("Jlama multiplies vectors of " + VECTOR
          + " numbers, and the feed-forward part of this model is " + width + " wide");
    }
  }

  @Override
  public Generated generate(int count, int[] prompt) {
    int[] tokens = new int[count];
    long[] times = new long[count];
    int[] found = {0};
    long begin = System.nanoTime();
    JlamaSteps.generate(model, count, prompt, token -> {
      times[found[0]] = System.nanoTime();
      tokens[found[0]++] = token;
    });
    return new Generated(times[0] - begin, times[count - 1] - times[0], tokens);
  }
}
