package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.generators.internal.KnownFacts.Capital;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Says of a country that it has another capital than it has, and asks for its capital: the answer is what the prompt
 * says, the wrong answer what is true. In the corrupt prompt the context says what is true.
 *
 * <pre>
 * clean    In this book, the capital of France is Rome. In the book, the capital of France is  → Rome, not Paris
 * corrupt  In this book, the capital of France is Paris. In the book, the capital of France is → Paris
 * </pre>
 *
 * <p>Contexts against memory: Yu et al., "Characterizing Mechanisms for Factual Recall in Language Models" (2023),
 * arXiv 2310.15910, with capitals, too; the sentences are ours.
 *
 * <p>Not for telling which of the two a model prefers by its answers alone: the prompt asks for the book's.
 */
@Component
@Technique(id = ContradictedFacts.ID)
public final class ContradictedFacts implements PairSource, HealthCheck {

  static final String ID = "contradicted-facts";

  /** The country, the capital that is said. */
  static final List<String> TEMPLATES = List.of(
      "In this book, the capital of %1$s is %2$s. In the book, the capital of %1$s is",
      "Imagine that the capital of %1$s was %2$s. Then the capital of %1$s is");

  @Override
  public String description() {
    return "a context that gives a country a wrong capital: the answer is what the context says";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<Capital> known = Facts.known(ID, tokenizer);
    int size = known.size();
    Stratum prompts = new Stratum((long) TEMPLATES.size() * size * (size - 1), (index, random) -> {
      MixedRadix digits = new MixedRadix(index);
      String template = digits.pick(TEMPLATES);
      Capital asked = digits.pick(known);
      int other = digits.digit(size - 1);
      String said = known.get(other < known.indexOf(asked) ? other : other + 1).capital();
      return new PromptPair(template.formatted(asked.country(), said),
          template.formatted(asked.country(), asked.capital()), " " + said, " " + asked.capital());
    });
    return Sample.draw(ID, List.of(prompts), tokenizer, count, seed);
  }

  @Override
  public void checkHealth(Run run) {
    SourceHealth.check(this, run.seed());
  }
}
