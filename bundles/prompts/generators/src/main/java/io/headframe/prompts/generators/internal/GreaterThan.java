package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Makes sentences about something that begins in one year and ends in another of the same century, and stop before the
 * last two digits: a right continuation is greater than the last two digits of the first year. The corrupt prompt
 * begins in the year 01 of the century, so that nearly every continuation is right.
 *
 * <pre>
 * clean    The siege began in 1732 and was over in 17 → 56, not 11
 * corrupt  The siege began in 1701 and was over in 17
 * </pre>
 *
 * <p>Hanna et al., "How does GPT-2 compute greater-than?" (2023), arXiv 2305.00586. The structure is theirs, the
 * sentences are ours. A simplification: they compare the summed probability of all greater years with that of all
 * others; here a pair has one answer, drawn from the greater ones, and one wrong answer, drawn from the lesser ones
 * above 01, so that after the corrupt prompt both are right.
 *
 * <p>Not for tokenizers that do not split years into two tokens of two digits: they are refused.
 */
@Component
@Technique(id = GreaterThan.ID)
public final class GreaterThan implements PairSource, HealthCheck {

  static final String ID = "greater-than";

  private static final int FIRST_CENTURY = 11;
  private static final int LAST_CENTURY = 19;
  private static final int LAST_YEAR = 99;
  private static final String CORRUPT = "01";

  /** What lasts, the first year, the century. */
  private static final List<String> TEMPLATES = List.of(
      "The %1$s began in %2$s and was over in %3$s",
      "People still talk about the %1$s that went on from %2$s until %3$s",
      "According to the chronicle, the %1$s started in %2$s and ended in %3$s",
      "In this museum there is a room about the %1$s between %2$s and %3$s",
      "Nobody had expected the %1$s of %2$s to continue until %3$s");

  private static final List<String> EVENTS = List.of(
      "siege", "drought", "trial", "famine", "voyage", "rebellion", "strike", "blockade", "experiment", "dispute",
      "construction", "occupation", "expedition", "feud", "boycott", "epidemic", "reform", "quarrel", "search",
      "partnership");

  @Override
  public String description() {
    return "a first year and the century of the last: the answer is a greater year (Hanna et al. 2023)";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<String> events = TokenizerWords.known(tokenizer, EVENTS);
    GeneratorError.require(ID, events, EVENTS.size(), "events", 1);
    List<Stratum> centuries = new ArrayList<>();
    List<String> best = List.of();
    for (int number = FIRST_CENTURY; number <= LAST_CENTURY; number++) {
      String century = Integer.toString(number);
      List<String> years = years(tokenizer, century);
      if (years.size() > best.size()) {
        best = years;
      }
      // The least year has no wrong answer and the greatest has no right one.
      if (years.size() > 2) {
        Years words = new Years(events, century, years);
        centuries.add(new Stratum(words.size(), words::pair));
      }
    }
    GeneratorError.require(ID, best, LAST_YEAR - 1, "last two digits of years as one token after the century", 3);
    return Sample.draw(ID, centuries, tokenizer, count, seed);
  }

  @Override
  public void checkHealth(Run run) {
    SourceHealth.check(this, run.seed());
  }

  /** The endings above 01 that are a token of their own after the century, if 01 is too; in order. */
  private static List<String> years(Tokenizer tokenizer, String century) {
    List<String> all = IntStream.rangeClosed(1, LAST_YEAR).mapToObj("%02d"::formatted)
        .filter(year -> TokenizerWords.added(tokenizer, century + " " + century, year)
            .filter(tokens -> tokens.length == 1 && tokenizer.decode(tokens).strip().equals(year))
            .isPresent())
        .toList();
    return all.isEmpty() || !all.get(0).equals(CORRUPT) ? List.of() : all.subList(1, all.size());
  }

  /** The prompts of one century. */
  private record Years(List<String> events, String century, List<String> years) {

    long size() {
      return (long) TEMPLATES.size() * events.size() * (years.size() - 2);
    }

    PromptPair pair(long index, SplittableRandom random) {
      MixedRadix digits = new MixedRadix(index);
      String template = digits.pick(TEMPLATES);
      String event = digits.pick(events);
      int start = 1 + digits.digit(years.size() - 2);
      String answer = years.get(random.nextInt(start + 1, years.size()));
      String wrong = years.get(random.nextInt(0, start));
      return new PromptPair(
          template.formatted(event, century + years.get(start), century),
          template.formatted(event, century + CORRUPT, century),
          answer, wrong);
    }
  }
}
