package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.prompts.api.TextSource;
import io.headframe.prompts.generators.internal.KnownFacts.Capital;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Makes texts that tell facts: capitals of countries, presidents by year, and, in a quarter of the parts, contexts that
 * give a country another capital and go on with that.
 *
 * <pre>
 * The capital of France is Paris. In 1962 the president of the United States was Kennedy.
 * In this book, the capital of Italy is Oslo. In the book, the capital of Italy is Oslo.
 * </pre>
 */
@Component
@Technique(id = "facts")
public final class FactTexts implements TextSource, HealthCheck {

  private static final List<String> CAPITAL = List.of(
      "The capital of %1$s is %2$s.", "Everybody knows that the capital of %1$s is %2$s.",
      "She asked me what the capital of %1$s is. It is %2$s.");

  private static final List<String> PRESIDENT = List.of(
      "In %1$s the president of the United States was %2$s.", "The president of the United States in %1$s was %2$s.",
      "It was the year %1$s, and the president of the United States was %2$s.");

  private static final List<String> CONTRADICTION =
      ContradictedFacts.TEMPLATES.stream().map(template -> template + " %2$s.").toList();

  @Override
  public String description() {
    return "capitals, presidents by year, and contexts that contradict them";
  }

  @Override
  public List<String> words() {
    List<String> all = new ArrayList<>();
    Stream.of(CAPITAL, PRESIDENT, CONTRADICTION).flatMap(List::stream)
        .forEach(template -> all.add(template.formatted("", "")));
    KnownFacts.CAPITALS.forEach(each -> all.addAll(List.of(each.country(), each.capital())));
    KnownFacts.PRESIDENTS.forEach((year, president) -> all.addAll(List.of(year.toString(), president)));
    return Texts.words(all);
  }

  @Override
  public Stream<String> texts(int length, long seed) {
    List<Integer> years = KnownFacts.PRESIDENTS.keySet().stream().sorted().toList();
    return Texts.of(length, seed, random -> () -> sentence(years, random));
  }

  @Override
  public void checkHealth(Run run) {
    Texts.checkHealth(this, run.seed());
  }

  private static String sentence(List<Integer> years, SplittableRandom random) {
    Capital fact = Texts.pick(KnownFacts.CAPITALS, random);
    int kind = random.nextInt(8);
    if (kind < 3) {
      return Texts.pick(CAPITAL, random).formatted(fact.country(), fact.capital());
    }
    if (kind < 6) {
      int year = Texts.pick(years, random);
      return Texts.pick(PRESIDENT, random).formatted(year, KnownFacts.PRESIDENTS.get(year));
    }
    String said = Facts.otherThan(fact, KnownFacts.CAPITALS, random).capital();
    return Texts.pick(CONTRADICTION, random).formatted(fact.country(), said);
  }
}
