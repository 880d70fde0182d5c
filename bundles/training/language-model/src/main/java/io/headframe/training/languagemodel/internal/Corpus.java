package io.headframe.training.languagemodel.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.training.StepContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The tokens of a text: the last twentieth is held out, the rest is trained on. */
final class Corpus implements Windows {

  /** Separates documents, as in GPT-2's vocabulary; it also begins a text where a method wants a token that does. */
  static final String SEPARATOR = "<|endoftext|>";

  /** Characters that are encoded in one call. */
  private static final int CHUNK = 1 << 16;

  private static final int HELD_OUT_SHARE = 20;

  private final int[] tokens;
  private final int trained;
  private final Recipe recipe;

  private Corpus(int[] tokens, int trained, Recipe recipe) {
    this.tokens = tokens;
    this.trained = trained;
    this.recipe = recipe;
  }

  /**
   * Encodes a text.
   *
   * @param recipe says how long windows are and how many a step has
   * @param progress told after each part of the text; may throw to stop
   */
  static Corpus of(String text, Tokenizer tokenizer, Recipe recipe, Runnable progress) {
    int context = recipe.context();
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
    return new Corpus(tokens, tokens.length - held, recipe);
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

  @Override
  public String described(long seen) {
    return String.format(Locale.ROOT, "%,d tokens were trained on (%.1f times the text); the last %,d tokens were held"
        + " out.", trained, (double) seen / trained, tokens.length - trained);
  }

  /** Windows from anywhere in the part that is trained on. */
  @Override
  public int[][] batch(StepContext step) {
    SplittableRandom random = step.random("windows");
    int context = recipe.contextAt(step.step());
    int[][] windows = new int[recipe.batchAt(step.step())][];
    for (int i = 0; i < windows.length; i++) {
      int from = random.nextInt(trained - context);
      windows[i] = Arrays.copyOfRange(tokens, from, from + context + 1);
    }
    return windows;
  }

  /** Windows side by side in the part that is held out, spread over it. */
  @Override
  public List<int[][]> heldOut() {
    int context = recipe.context();
    int fit = (tokens.length - trained) / (context + 1);
    int count = Math.min(fit, HELD_OUT);
    return Windows.batches(IntStream.range(0, count).mapToObj(i -> {
      int from = trained + (int) ((long) i * fit / count) * (context + 1);
      return Arrays.copyOfRange(tokens, from, from + context + 1);
    }).toList(), recipe.batch());
  }
}
