package io.headframe.analysis.attribution.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prompts of random tokens that need an induction head and nothing else, for a run without prompts of one's own:
 * {@code … A B … C D … A}, which goes on with B and is compared with D. All tokens of a prompt differ but the last.
 */
final class InductionExample {

  /** Where the two pairs begin and where the prompt ends, counted from the first random token. */
  private static final int FIRST = 2;
  private static final int SECOND = 6;
  private static final int LAST = 10;

  private final OptionalInt beginning;
  private final int[] words;

  /** @throws HeadframeException if the model's vocabulary is too small */
  InductionExample(CausalLM model) {
    Tokenizer tokenizer = model.tokenizer();
    beginning = tokenizer.beginning();
    words = IntStream.range(0, Math.min(tokenizer.size(), model.config().vocabularySize()))
        .filter(token -> tokenizer.decode(token).codePoints().anyMatch(Character::isLetter))
        .toArray();
    if (words.length < LAST) {
      throw new HeadframeException(AttributionError.TOO_FEW_TOKENS, words.length, LAST);
    }
  }

  /** Prompts with tokens of their own each; the same seed gives the same ones. */
  List<Question> questions(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count).mapToObj(i -> question(random)).toList();
  }

  private Question question(SplittableRandom random) {
    int[] drawn = random.ints(0, words.length).map(i -> words[i]).distinct().limit(LAST).toArray();
    IntStream prompt = IntStream.concat(IntStream.of(drawn), IntStream.of(drawn[FIRST]));
    IntStream begun = beginning.isPresent() ? IntStream.concat(IntStream.of(beginning.getAsInt()), prompt) : prompt;
    return new Question(begun.toArray(), drawn[FIRST + 1], drawn[SECOND + 1]);
  }
}
