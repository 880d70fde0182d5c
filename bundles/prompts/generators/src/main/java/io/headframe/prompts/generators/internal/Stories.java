package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Makes beginnings of stories in which a thing changes hands and then asks who has it: the answer is who was given it.
 * In the corrupt prompt the other one gives, so that right and wrong change places.
 *
 * <pre>
 * clean    … Tim gave the ball to Lily. Now  → Lily
 * corrupt  … Lily gave the ball to Tim. Now  → Tim
 * </pre>
 *
 * <p>The sentences are those of the texts of the same name.
 */
@Component
@Technique(id = Stories.ID)
public final class Stories implements PairSource, HealthCheck {

  static final String ID = "stories";

  private static final String PROMPT = "One day, %1$s and %2$s were at the %3$s. %4$s found a %5$s %6$s at the %3$s."
      + " %4$s gave the %6$s to %7$s. Now";

  @Override
  public String description() {
    return "a story in which one gives something to another: the answer is who has it now";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<String> names = TokenizerWords.ofOneToken(tokenizer, StoryWords.NAMES);
    GeneratorError.require(ID, names, StoryWords.NAMES.size(), "names", 2);
    List<String> places = TokenizerWords.known(tokenizer, StoryWords.PLACES);
    GeneratorError.require(ID, places, StoryWords.PLACES.size(), "places", 1);
    List<String> things = TokenizerWords.known(tokenizer, StoryWords.THINGS);
    GeneratorError.require(ID, things, StoryWords.THINGS.size(), "things", 1);
    List<String> colours = TokenizerWords.known(tokenizer, StoryWords.COLOURS);
    GeneratorError.require(ID, colours, StoryWords.COLOURS.size(), "words for things", 1);
    Words words = new Words(names, places, things, colours);
    Stratum firstGives = new Stratum(words.size(), (index, random) -> words.pair(index, true));
    Stratum secondGives = new Stratum(words.size(), (index, random) -> words.pair(index, false));
    return Sample.draw(ID, List.of(firstGives, secondGives), tokenizer, count, seed);
  }

  @Override
  public void checkHealth(Run run) {
    SourceHealth.check(this, run.seed());
  }

  /** What a tokenizer leaves to choose from. */
  private record Words(List<String> names, List<String> places, List<String> things, List<String> colours) {

    long size() {
      return (long) places.size() * things.size() * colours.size() * names.size() * (names.size() - 1);
    }

    PromptPair pair(long index, boolean firstGives) {
      MixedRadix digits = new MixedRadix(index);
      String place = digits.pick(places);
      String thing = digits.pick(things);
      String colour = digits.pick(colours);
      int one = digits.digit(names.size());
      int two = digits.digit(names.size() - 1);
      String first = names.get(one);
      String second = names.get(two < one ? two : two + 1);
      String giver = firstGives ? first : second;
      String taker = firstGives ? second : first;
      return new PromptPair(
          PROMPT.formatted(first, second, place, giver, colour, thing, taker),
          PROMPT.formatted(first, second, place, taker, colour, thing, giver),
          " " + taker, " " + giver);
    }
  }
}
