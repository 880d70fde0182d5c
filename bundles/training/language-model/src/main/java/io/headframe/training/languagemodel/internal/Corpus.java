package io.headframe.training.languagemodel.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.training.StepContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The tokens of a text: the last twentieth is held out, the rest is trained on. */
final class Corpus {

  /** Separates documents, as in GPT-2's vocabulary; it also begins a text where a method wants a token that does. */
  static final String SEPARATOR = "<|endoftext|>";

  /** Characters that are encoded in one call. */
  private static final int CHUNK = 1 << 16;

  private static final int HELD_OUT_SHARE = 20;

  /** Windows that the held-out loss is measured on, at most. */
  private static final int HELD_OUT_WINDOWS = 64;

  private final int[] tokens;
  private final int trained;
  private final int context;
  private final int batch;

  private Corpus(int[] tokens, int trained, int context, int batch) {
    this.tokens = tokens;
    this.trained = trained;
    this.context = context;
    this.batch = batch;
  }

  /**
   * Encodes a text.
   *
   * @param context positions of a window
   * @param batch windows of a step
   * @param progress told after each part of the text; may throw to stop
   */
  static Corpus of(String text, Tokenizer tokenizer, int context, int batch, Runnable progress) {
    List<int[]> parts = new ArrayList<>();
    for (int from = 0; from < text.length();) {
      int to = end(text, from);
      parts.add(tokenizer.encode(text.substring(from, to)));
      progress.run();
      from = to;
    }
    int[] tokens = parts.stream().flatMapToInt(Arrays::stream).toArray();
    int held = Math.max(tokens.length / HELD_OUT_SHARE, context + 1);
    int least = 2 * (context + 1);
    if (tokens.length < least) {
      throw new HeadframeException(LanguageModelError.TOO_SHORT, tokens.length, context, least);
    }
    return new Corpus(tokens, tokens.length - held, context, batch);
  }

  /** The end of a part: after a line feed, where no token crosses but those of several line feeds. */
  private static int end(String text, int from) {
    if (text.length() - from <= CHUNK) {
      return text.length();
    }
    int feed = text.lastIndexOf('\n', from + CHUNK);
    if (feed > from) {
      return feed + 1;
    }
    int cut = from + CHUNK;
    return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
  }

  /** How many tokens are trained on. */
  int trainedTokens() {
    return trained;
  }

  /** How many tokens are held out. */
  int heldOutTokens() {
    return tokens.length - trained;
  }

  /** Windows from anywhere in the part that is trained on: [batch, context + 1]. */
  int[][] batch(StepContext step) {
    SplittableRandom random = step.random("windows");
    int[][] windows = new int[batch][];
    for (int i = 0; i < batch; i++) {
      int from = random.nextInt(trained - context);
      windows[i] = Arrays.copyOfRange(tokens, from, from + context + 1);
    }
    return windows;
  }

  /** Windows side by side in the part that is held out, spread over it, in batches: [context + 1] each. */
  List<int[][]> heldOut() {
    int fit = (tokens.length - trained) / (context + 1);
    int count = Math.min(fit, HELD_OUT_WINDOWS);
    List<int[]> windows = IntStream.range(0, count).mapToObj(i -> {
      int from = trained + (int) ((long) i * fit / count) * (context + 1);
      return Arrays.copyOfRange(tokens, from, from + context + 1);
    }).toList();
    List<int[][]> batches = new ArrayList<>();
    for (int i = 0; i < count; i += batch) {
      batches.add(windows.subList(i, Math.min(count, i + batch)).toArray(int[][]::new));
    }
    return batches;
  }
}
