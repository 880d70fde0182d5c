package io.headframe.analysis.patching.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.EncodedPair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prompts of random tokens that need an induction head and nothing else, for a run without prompts of one's own. Clean
 * is {@code … A B … C D … A}, which goes on with B; corrupt has A and C changed for each other where they stand first,
 * so that it goes on with D. All tokens of a prompt differ but the last, and all prompts have one length and layout.
 */
final class InductionExample {

  /** Where the second pair begins and where the prompt ends, counted from the first random token. */
  private static final int FIRST = 2;
  private static final int SECOND = 6;
  private static final int LAST = 10;

  private final Tokenizer tokenizer;
  private final int[] words;

  /** @throws HeadframeException if the model's vocabulary is too small */
  InductionExample(CausalLM model) {
    tokenizer = model.tokenizer();
    int size = Math.min(tokenizer.size(), model.config().vocabularySize());
    words = IntStream.range(0, size).filter(this::isWord).toArray();
    if (words.length < LAST) {
      throw new HeadframeException(PatchingError.TOO_FEW_TOKENS, words.length, LAST);
    }
  }

  /** Pairs with tokens of their own each; the same seed gives the same ones. */
  List<EncodedPair> pairs(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count).mapToObj(i -> pair(random)).toList();
  }

  private EncodedPair pair(SplittableRandom random) {
    List<Integer> drawn = new ArrayList<>();
    while (drawn.size() < LAST) {
      int token = words[random.nextInt(words.length)];
      if (!drawn.contains(token)) {
        drawn.add(token);
      }
    }
    int[] clean = IntStream.range(0, LAST + 1).map(i -> drawn.get(i == LAST ? FIRST : i)).toArray();
    int[] corrupt = clean.clone();
    corrupt[FIRST] = clean[SECOND];
    corrupt[SECOND] = clean[FIRST];
    return new EncodedPair(begun(clean), begun(corrupt), clean[FIRST + 1], clean[SECOND + 1]);
  }

  private int[] begun(int[] tokens) {
    return tokenizer.beginning().isEmpty()
        ? tokens
        : IntStream.concat(IntStream.of(tokenizer.beginning().getAsInt()), IntStream.of(tokens)).toArray();
  }

  private boolean isWord(int token) {
    return (tokenizer.beginning().isEmpty() || tokenizer.beginning().getAsInt() != token)
        && (tokenizer.end().isEmpty() || tokenizer.end().getAsInt() != token)
        && !tokenizer.decode(token).isBlank()
        && tokenizer.decode(token).strip().codePoints().allMatch(Character::isLetterOrDigit);
  }
}
