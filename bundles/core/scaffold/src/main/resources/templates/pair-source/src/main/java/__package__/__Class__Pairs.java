package ${package};

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.Continuation;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Asks what followed a word the first time, of words that the model's tokenizer has as one token each:
 *
 * <pre>
 * clean    alder beech cedar alder → beech
 * corrupt  alder maple cedar alder → maple
 * </pre>
 *
 * <p>Not for: telling a head that continues what was repeated from one that prefers a word; the words of a pair are
 * drawn evenly, and are in no order that a language knows.
 */
@Component
@Technique(id = "${id}")
public final class ${Class}Pairs implements PairSource, HealthCheck {

  /** Arguments: pairs asked for, usable words, the most pairs of them. */
  static final ErrorKind TOO_FEW_WORDS = ErrorKind.input(
      "${ERROR}-001",
      "%s pairs were asked for, and the tokenizer has %s words of one token, which make at most %s; ask for fewer.");

  /** Words of one pair. */
  private static final int WORDS = 4;

  @Override
  public String description() {
    return "what followed a word the first time that it stood there";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<String> words = words(tokenizer);
    long most = 1;
    for (int used = 0; used < WORDS; used++) {
      most *= Math.max(0, words.size() - used);
    }
    if (count > most) {
      throw new HeadframeException(TOO_FEW_WORDS, count, words.size(), most);
    }
    Random random = new Random(seed);
    Set<PromptPair> pairs = new LinkedHashSet<>();
    while (pairs.size() < count) {
      pairs.add(pair(random.ints(0, words.size()).distinct().limit(WORDS).mapToObj(words::get).toList()));
    }
    return List.copyOf(pairs);
  }

  private static PromptPair pair(List<String> words) {
    String asked = words.get(0);
    String between = " " + words.get(2) + " " + asked;
    String answer = " " + words.get(1);
    String wrong = " " + words.get(3);
    return new PromptPair(asked + answer + between, asked + wrong + between, answer, wrong);
  }

  /** The words of letters that are one token where they follow a space. */
  private static List<String> words(Tokenizer tokenizer) {
    return IntStream.range(0, tokenizer.size())
        .mapToObj(token -> tokenizer.decode(token).strip())
        .filter(word -> !word.isEmpty() && word.chars().allMatch(Character::isLetter))
        .distinct()
        .filter(word -> Continuation.added(tokenizer, word, " " + word).filter(added -> added.length == 1).isPresent())
        .toList();
  }

  /** The tokenizer of the model 'constructed' has 256 syllables. */
  @Override
  public void checkHealth(Run run) {
    Tokenizer tokenizer = run.open(CausalLM.class, "constructed").tokenizer();
    List<PromptPair> pairs = pairs(tokenizer, 8, run.seed());
    pairs.forEach(pair -> EncodedPair.of(pair, tokenizer));
    int different = new HashSet<>(pairs).size();
    if (different != 8) {
      throw new IllegalStateException("8 pairs were asked for, and " + different + " different ones were found");
    }
  }
}
