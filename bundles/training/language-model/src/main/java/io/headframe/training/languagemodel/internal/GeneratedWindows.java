package io.headframe.training.languagemodel.internal;

import io.headframe.core.model.Tokenizer;
import io.headframe.core.training.StepContext;
import io.headframe.prompts.api.TextSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Windows that generators make anew for each step, so that no text is seen twice. A window is a text with the separator
 * before it; which generator makes it and what it says depends on the seed, the step and its place in the step.
 */
final class GeneratedWindows implements Windows {

  /** Texts of each generator that a tokenizer is learned from. */
  private static final int SAMPLES = 400;

  /** Seeds of texts to learn a tokenizer from and of texts that are held out; those of steps are drawn. */
  private static final long SAMPLE_SEED = 1;
  private static final long HELD_OUT_SEED = 2;

  private final List<TextSource> sources;
  private final Tokenizer tokenizer;
  private final Recipe recipe;

  /** @param sources one or more, in the order of the recipe */
  GeneratedWindows(List<TextSource> sources, Tokenizer tokenizer, Recipe recipe) {
    this.sources = List.copyOf(sources);
    this.tokenizer = tokenizer;
    this.recipe = recipe;
  }

  /** Texts of all generators with separators between them, to learn a tokenizer from. */
  static String sample(List<TextSource> sources, Recipe recipe) {
    return String.join(Corpus.SEPARATOR, sources.stream().distinct()
        .flatMap(source -> source.texts(recipe.context(), SAMPLE_SEED).limit(SAMPLES)).map(text -> " " + text)
        .toList());
  }

  @Override
  public int[][] batch(StepContext step) {
    SplittableRandom random = step.random("windows");
    int context = recipe.contextAt(step.step());
    return Stream.generate(() -> window(random, context)).limit(recipe.batchAt(step.step())).toArray(int[][]::new);
  }

  private int[] window(SplittableRandom random, int context) {
    TextSource source = sources.get(random.nextInt(sources.size()));
    return window(source.texts(context, random.nextLong()).findFirst().orElseThrow(), context);
  }

  /** A word is at least one token. */
  private int[] window(String text, int context) {
    return Arrays.copyOf(tokenizer.encode(Corpus.SEPARATOR + " " + text), context + 1);
  }

  @Override
  public List<int[][]> heldOut() {
    SplittableRandom random = new SplittableRandom(HELD_OUT_SEED);
    return Windows.batches(
        IntStream.range(0, HELD_OUT).mapToObj(i -> window(random, recipe.context())).toList(), recipe.batch());
  }

  @Override
  public String described(long seen) {
    return String.format(Locale.ROOT, "%,d tokens were trained on, all of them new; %d other texts were held out.",
        seen, HELD_OUT);
  }
}
