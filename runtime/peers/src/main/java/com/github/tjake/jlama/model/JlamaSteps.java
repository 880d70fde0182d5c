package com.github.tjake.jlama.model;

import com.github.tjake.jlama.tensor.AbstractTensor;
import com.github.tjake.jlama.tensor.KvBufferCache;
import java.util.UUID;

/** Jlama's own loop of generation for a prompt of tokens; it stands here since a step is protected. */
public final class JlamaSteps {

  private JlamaSteps() {}

  /** Called after each token. */
  public interface Listener {

    /** A token was found. */
    void found(int token);
  }

  /** The most probable tokens after a prompt. */
  public static void generate(AbstractModel model, int count, int[] prompt, Listener listener) {
    try (KvBufferCache.KvBuffer past = model.kvBufferCache.getKvBuffer(UUID.randomUUID());
        AbstractTensor logits = model.makeDenseTensor(model.c.vocabularySize)) {
      AbstractTensor last = model.batchForward(prompt, 0, past);
      int next = model.sample(last.slice(last.shape().first() - 1), 0, 0, logits);
      last.close();
      listener.found(next);
      for (int i = 1; i < count; i++) {
        try (AbstractTensor output = model.forward(next, prompt.length + i - 1, past)) {
          next = model.sample(output, 0, 0, logits);
        }
        past.incrementContextPosition();
        listener.found(next);
      }
    }
  }
}
