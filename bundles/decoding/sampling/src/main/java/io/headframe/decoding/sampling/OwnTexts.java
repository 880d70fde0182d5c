package io.headframe.decoding.sampling;

import io.headframe.core.model.CausalLM;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Texts that a model writes itself. Each begins with the token that begins texts, or token 0 where there is none, and
 * goes on as the model's law draws it; of every second one all after a random place is greedy. Greedy texts soon repeat
 * themselves, which drawn ones never do, and what is trained for greedy decoding must have seen both.
 *
 * <p>Teaching with a model's own words: Kim and Rush, "Sequence-Level Knowledge Distillation" (2016), arXiv 1606.07947,
 * section 3.2.
 *
 * <p>Not for a model that was trained on chats alone: without a question it writes nothing that users will see.
 */
public final class OwnTexts {

  /** Of a text that ends greedy, the most that is drawn: a half. */
  private static final int DRAWN_PART = 2;

  private OwnTexts() {}

  /**
   * Writes texts, the same for the same seed.
   *
   * @param model open while this computes, on the calling thread
   * @param texts how many
   * @param tokens of each at most, with the first; no more than the model's context
   * @param seed of all draws
   * @param before hears the number of each text before it is written, from 0 on; may throw to stop
   * @return [text, token]; a text that the model ends is shorter
   */
  public static int[][] written(CausalLM model, int texts, int tokens, long seed, IntConsumer before) {
    int most = Math.min(tokens, model.config().contextLength());
    int[][] written = new int[texts][];
    for (int i = 0; i < texts; i++) {
      before.accept(i);
      SplittableRandom random = new SplittableRandom(seed * texts + i);
      int drawn = i % 2 == 0 ? most : 1 + random.nextInt(Math.max(1, most / DRAWN_PART));
      int[] begin = {model.tokenizer().beginning().orElse(0)};
      written[i] = continued(model, begin, drawn, new Sampling(1, 0, 1, random.nextLong()));
      if (written[i].length == drawn) {
        written[i] = continued(model, written[i], most, Sampling.greedy());
      }
    }
    return written;
  }

  private static int[] continued(CausalLM model, int[] text, int most, Sampling how) {
    if (text.length >= most) {
      return text;
    }
    int[] more = new Generation(model, how).generate(text, most - text.length, () -> false, token -> {}).tokens();
    int[] all = Arrays.copyOf(text, text.length + more.length);
    System.arraycopy(more, 0, all, text.length, more.length);
    return all;
  }
}
