package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.generators.internal.KnownFacts.Capital;
import java.util.List;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;

/**
 * Asks for the capitals of countries: what is true at any time and stands nowhere in the prompt. The corrupt prompt
 * names another country, whose capital is the wrong answer.
 *
 * <pre>
 * clean    The capital of France is → Paris
 * corrupt  The capital of Italy is  → Rome
 * </pre>
 *
 * <p>Recall of facts has been taken apart with such prompts since Meng et al., "Locating and Editing Factual
 * Associations in GPT" (2022), arXiv 2202.05262; the list is ours.
 */
@Component
@Technique(id = Facts.ID)
public final class Facts implements PairSource, HealthCheck {

  static final String ID = "facts";

  private static final List<String> TEMPLATES = List.of(
      "The capital of %s is", "Everybody knows that the capital of %s is",
      "She asked me what the capital of %s is. It is");

  @Override
  public String description() {
    return "a country: the answer is its capital";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<Capital> known = known(ID, tokenizer);
    Stratum prompts = new Stratum((long) TEMPLATES.size() * known.size(), (index, random) -> {
      MixedRadix digits = new MixedRadix(index);
      String template = digits.pick(TEMPLATES);
      Capital asked = digits.pick(known);
      Capital other = otherThan(asked, known, random);
      return new PromptPair(template.formatted(asked.country()), template.formatted(other.country()),
          " " + asked.capital(), " " + other.capital());
    });
    return Sample.draw(ID, List.of(prompts), tokenizer, count, seed);
  }

  @Override
  public void checkHealth(Run run) {
    SourceHealth.check(this, run.seed());
  }

  /** The countries and capitals that are one token each. */
  static List<Capital> known(String source, Tokenizer tokenizer) {
    List<String> countries =
        TokenizerWords.ofOneToken(tokenizer, KnownFacts.CAPITALS.stream().map(Capital::country).toList());
    List<String> capitals =
        TokenizerWords.ofOneToken(tokenizer, KnownFacts.CAPITALS.stream().map(Capital::capital).toList());
    List<Capital> known = KnownFacts.CAPITALS.stream()
        .filter(each -> countries.contains(each.country()) && capitals.contains(each.capital())).toList();
    GeneratorError.require(source, known.stream().map(Capital::country).toList(), KnownFacts.CAPITALS.size(),
        "countries and their capitals", 2);
    return known;
  }

  /** One of the others, each equally likely. */
  static Capital otherThan(Capital one, List<Capital> known, SplittableRandom random) {
    int other = random.nextInt(known.size() - 1);
    return known.get(other < known.indexOf(one) ? other : other + 1);
  }
}
