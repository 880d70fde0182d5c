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
 * Asks who was president of the United States in a year: what is true at one time and not at another, and stands
 * nowhere in the prompt. The corrupt prompt names a year of another president, who is the wrong answer. Only years are
 * used in which one president was in office from the first day to the last.
 *
 * <pre>
 * clean    In 1962 the president of the United States was → Kennedy
 * corrupt  In 1978 the president of the United States was → Carter
 * </pre>
 *
 * <p>Facts that depend on a year are what Park et al. look for heads with: "Does Time Have Its Place? Temporal Heads:
 * Where Language Models Recall Time-specific Information" (2025), arXiv 2502.14258. The list is ours.
 */
@Component
@Technique(id = DatedFacts.ID)
public final class DatedFacts implements PairSource, HealthCheck {

  static final String ID = "dated-facts";

  private static final List<String> TEMPLATES = List.of(
      "In %s the president of the United States was", "The president of the United States in %s was",
      "It was the year %s, and the president of the United States was");

  @Override
  public String description() {
    return "a year: the answer is who was president of the United States";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<String> names = TokenizerWords.ofOneToken(
        tokenizer, KnownFacts.PRESIDENTS.values().stream().distinct().sorted().toList());
    GeneratorError.require(ID, names, (int) KnownFacts.PRESIDENTS.values().stream().distinct().count(), "presidents",
        2);
    List<Integer> years = KnownFacts.PRESIDENTS.keySet().stream().sorted()
        .filter(year -> names.contains(KnownFacts.PRESIDENTS.get(year))
            && TokenizerWords.isKnown(tokenizer, "In " + year)).toList();
    List<String> presidents = years.stream().map(KnownFacts.PRESIDENTS::get).distinct().toList();
    GeneratorError.require(ID, presidents, names.size(), "presidents with their years", 2);
    Stratum prompts = new Stratum((long) TEMPLATES.size() * years.size(), (index, random) -> {
      MixedRadix digits = new MixedRadix(index);
      String template = digits.pick(TEMPLATES);
      int asked = digits.pick(years);
      String answer = KnownFacts.PRESIDENTS.get(asked);
      int other = Texts.pick(
          years.stream().filter(year -> !KnownFacts.PRESIDENTS.get(year).equals(answer)).toList(), random);
      return new PromptPair(template.formatted(asked), template.formatted(other),
          " " + answer, " " + KnownFacts.PRESIDENTS.get(other));
    });
    return Sample.draw(ID, List.of(prompts), tokenizer, count, seed);
  }

  @Override
  public void checkHealth(Run run) {
    SourceHealth.check(this, run.seed());
  }
}
