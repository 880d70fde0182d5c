package io.headframe.prompts.needles;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.induction.Words;
import io.headframe.prompts.needles.internal.NeedleError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Draws needles in haystacks from the words of a model's vocabulary: random words, in them needles, each a key and its
 * value, and at the end the key of one of them as the question.
 *
 * <pre>
 * &lt;s&gt; w w w #7 v w w #3 v' w w w w #7 → v
 * </pre>
 *
 * <p>Keys are the tokens {@code #0}, {@code #1} … where the vocabulary has at least two of them, and otherwise words.
 * No key and no token of a value stands anywhere else in the prompt, so that the answer can only come from the needle.
 * Hay is drawn with replacement.
 *
 * <p>Two to six words stand between the last needle and the question, by chance: a head that always looks at the token
 * before, or so many before, would else find every needle at the end.
 *
 * <p>Key-value needles are the short form, for models that know no language, of the needle in a haystack by which Wu et
 * al. measure retrieval: "Retrieval Head Mechanistically Explains Long-Context Factuality" (2024), arXiv 2404.15574.
 *
 * <p>Each call draws anew; used by one thread.
 */
public final class Needles {

  static final int LEAST_GAP = 2;

  private static final int MOST_GAP = 6;
  private static final String KEY = "#\\d+";

  private final OptionalInt beginning;
  private final int[] words;
  private final int[] keys;
  private final Random random;

  /**
   * @param seed the same seed gives the same prompts
   * @throws HeadframeException if the model's vocabulary has fewer than four words
   */
  public Needles(CausalLM model, long seed) {
    Tokenizer tokenizer = model.tokenizer();
    beginning = tokenizer.beginning();
    words = new Words(model, 4).tokens();
    int[] marked = IntStream.range(0, Math.min(tokenizer.size(), model.config().vocabularySize()))
        .filter(token -> tokenizer.token(token).strip().matches(KEY)).toArray();
    keys = marked.length < 2 ? words : marked;
    random = new Random(seed);
  }

  /**
   * Draws a prompt.
   *
   * @throws HeadframeException if the vocabulary has too few keys or words for the needles
   */
  public NeedlePrompt prompt(NeedleShape shape) {
    int needles = 1 + shape.others();
    Set<Integer> used = new HashSet<>();
    int[] chosen = distinct(keys, needles, used, "keys");
    int[] values = distinct(words, needles * shape.valueLength(), used, "words");
    int[] hay = IntStream.of(words).filter(word -> !used.contains(word)).toArray();
    if (hay.length == 0) {
      throw new HeadframeException(NeedleError.TOO_FEW_TOKENS, words.length, "words", used.size() + 1);
    }
    List<int[]> blocks = new ArrayList<>();
    for (int needle = 0; needle < needles; needle++) {
      int[] block = new int[1 + shape.valueLength()];
      block[0] = chosen[needle];
      System.arraycopy(values, needle * shape.valueLength(), block, 1, shape.valueLength());
      blocks.add(block);
    }
    return composed(shape, blocks, hay);
  }

  /**
   * Draws a pair of prompts. In the corrupt prompt the value that is asked for has changed places with another
   * needle's; the answers are the first tokens of the two.
   *
   * @param shape with at least one other needle
   * @throws HeadframeException as {@link #prompt}
   */
  public EncodedPair pair(NeedleShape shape) {
    if (shape.others() < 1) {
      throw new IllegalArgumentException("a pair changes the values of two needles");
    }
    NeedlePrompt clean = prompt(shape);
    int[] corrupt = clean.tokens().clone();
    int other = clean.otherPositions()[0];
    int[] wrong = Arrays.copyOfRange(corrupt, other, other + shape.valueLength());
    System.arraycopy(clean.value(), 0, corrupt, other, wrong.length);
    System.arraycopy(wrong, 0, corrupt, clean.valuePosition(), wrong.length);
    return new EncodedPair(clean.tokens(), corrupt, clean.value()[0], wrong[0]);
  }

  /** The first of {@code blocks} at its depth, the others and single words around it, and the question. */
  private NeedlePrompt composed(NeedleShape shape, List<int[]> blocks, int[] hay) {
    int begin = beginning.isPresent() ? 1 : 0;
    int width = 1 + shape.valueLength();
    int wordsOfHay = shape.length() - begin - 1 - blocks.size() * width;
    int gap = Math.min(wordsOfHay, LEAST_GAP + random.nextInt(MOST_GAP - LEAST_GAP + 1));
    int single = wordsOfHay - gap;
    List<int[]> others = new ArrayList<>(blocks.subList(1, blocks.size()));
    for (int i = 0; i < single; i++) {
      others.add(new int[] {drawn(hay)});
    }
    Collections.shuffle(others, random);
    int before = (int) Math.round(shape.depth() * (single + width * shape.others()));
    int[] tokens = new int[shape.length()];
    beginning.ifPresent(token -> tokens[0] = token);
    int[] positions = new int[shape.others()];
    int found = 0;
    int at = begin;
    int needle = -1;
    for (int[] item : others) {
      // The nearest boundary: an item that reaches past the middle of what is left comes after the needle.
      if (needle < 0 && at - begin + item.length / 2 >= before) {
        needle = at;
        at += width;
      }
      if (item.length > 1) {
        positions[found++] = at + 1;
      }
      System.arraycopy(item, 0, tokens, at, item.length);
      at += item.length;
    }
    if (needle < 0) {
      needle = at;
    }
    System.arraycopy(blocks.get(0), 0, tokens, needle, width);
    for (int i = tokens.length - 1 - gap; i < tokens.length - 1; i++) {
      tokens[i] = drawn(hay);
    }
    tokens[tokens.length - 1] = blocks.get(0)[0];
    return new NeedlePrompt(tokens, needle + 1, shape.valueLength(), positions);
  }

  private int drawn(int[] from) {
    return from[random.nextInt(from.length)];
  }

  private int[] distinct(int[] from, int count, Set<Integer> used, String what) {
    List<Integer> free = new ArrayList<>(IntStream.of(from).filter(token -> !used.contains(token)).boxed().toList());
    if (free.size() < count) {
      throw new HeadframeException(NeedleError.TOO_FEW_TOKENS, from.length, what, from.length - free.size() + count);
    }
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      int place = i + random.nextInt(free.size() - i);
      Collections.swap(free, i, place);
      drawn[i] = free.get(i);
      used.add(drawn[i]);
    }
    return drawn;
  }
}
