package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.osgi.service.component.annotations.Component;

/**
 * Makes haystacks of 96 random syllables with two keys in them, each before a syllable of its own, and one of the keys
 * again at the end: the answer is the syllable that follows it. The needle lies anywhere. In the corrupt prompt the two
 * syllables have changed places.
 *
 * <pre>
 * clean    mu #3 ba de … fi #7 zo lan … #3 → ba
 * corrupt  mu #3 zo de … fi #7 ba lan … #3 → zo
 * </pre>
 *
 * <p>The prompts have the words of the texts of the same name. Where lengths and depths are to be chosen, or the model
 * has another vocabulary, a method draws its own needles.
 */
@Component
@Technique(id = NeedlePairs.ID)
public final class NeedlePairs implements PairSource, HealthCheck {

  static final String ID = "needles";

  private static final int HAY = 96;
  private static final int PROMPTS = 4096;
  private static final int LEAST_SYLLABLES = 8;

  @Override
  public String description() {
    return "a key and its value in a haystack, and the key again: the answer is the value";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<String> keys = TokenizerWords.known(tokenizer, KeyedWords.KEYS);
    GeneratorError.require(ID, keys, KeyedWords.KEYS.size(), "keys", 2);
    List<String> syllables = TokenizerWords.ofOneToken(tokenizer, KeyedWords.SYLLABLES);
    GeneratorError.require(ID, syllables, KeyedWords.SYLLABLES.size(), "syllables", LEAST_SYLLABLES);
    Stratum prompts = new Stratum(PROMPTS, (index, random) -> pair(keys, syllables, new Random(seed + index)));
    return Sample.draw(ID, List.of(prompts), tokenizer, count, seed);
  }

  @Override
  public void checkHealth(Run run) {
    SourceHealth.check(this, run.seed());
  }

  private static PromptPair pair(List<String> keys, List<String> syllables, Random random) {
    List<String> drawn = new ArrayList<>(syllables);
    Collections.shuffle(drawn, random);
    List<String> asked = new ArrayList<>(keys);
    Collections.shuffle(asked, random);
    String answer = drawn.get(0);
    String wrong = drawn.get(1);
    List<String> words = new ArrayList<>(List.of("%1$s", "%2$s"));
    for (int i = 0; i < HAY; i++) {
      words.add(drawn.get(2 + random.nextInt(drawn.size() - 2)));
    }
    Collections.shuffle(words, random);
    String prompt = String.join(" ", words) + " " + asked.get(0);
    return new PromptPair(
        prompt.formatted(asked.get(0) + " " + answer, asked.get(1) + " " + wrong),
        prompt.formatted(asked.get(0) + " " + wrong, asked.get(1) + " " + answer),
        " " + answer, " " + wrong);
  }
}
