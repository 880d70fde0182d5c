package io.headframe.prompts.generators.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.ordinals.OrdinalClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Makes three neighbours of an ordered class: the answer is the next. The classes of {@link OrdinalClass#all} come by
 * turns: numbers, words for numbers, days, months, letters and more; days and months begin again at their end. The
 * corrupt prompt is three other neighbours of the same class, whose next is the wrong answer.
 *
 * <pre>
 * clean    Monday Tuesday Wednesday → Thursday
 * corrupt  Friday Saturday Sunday   → Monday
 * </pre>
 *
 * <p>Gould et al., "Successor Heads: Recurring, Interpretable Attention Heads In The Wild" (2023), arXiv 2312.09230.
 * They give a head one word at a time; three words make a prompt that a whole model goes on from.
 *
 * <p>Not for telling a head that counts from one that copies: with the seven days, the corrupt prompt has the clean
 * answer in it or the clean prompt the corrupt one.
 */
@Component
@Technique(id = Successor.ID)
public final class Successor implements PairSource, HealthCheck {

  static final String ID = "successor";

  private static final int LENGTH = 3;

  private static final List<String> LEADS =
      List.of("", "In order: ", "One after the other: ", "I know what comes next: ", "Repeat after me: ");

  @Override
  public String description() {
    return "three neighbours of an ordered class: the answer is the next (Gould et al. 2023)";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<String> leads = TokenizerWords.known(tokenizer, LEADS);
    List<Stratum> classes = new ArrayList<>();
    int most = 0;
    for (OrdinalClass ordinals : OrdinalClass.all()) {
      Set<String> usable = Set.copyOf(TokenizerWords.ofOneToken(tokenizer, ordinals.members()));
      List<List<String>> runs = ordinals.runs(usable, LENGTH + 1);
      most = Math.max(most, runs.size());
      if (runs.size() > 1) {
        classes.add(stratum(leads, runs));
      }
    }
    if (classes.isEmpty()) {
      throw new HeadframeException(GeneratorError.TOO_FEW_NEIGHBOURS, ID, most);
    }
    return Sample.draw(ID, classes, tokenizer, count, seed);
  }

  @Override
  public void checkHealth(Run run) {
    SourceHealth.check(this, run.seed());
  }

  private static Stratum stratum(List<String> leads, List<List<String>> runs) {
    return new Stratum((long) leads.size() * runs.size(), (index, random) -> {
      MixedRadix digits = new MixedRadix(index);
      String lead = digits.pick(leads);
      int clean = digits.digit(runs.size());
      int other = random.nextInt(runs.size() - 1);
      List<String> corrupt = runs.get(other < clean ? other : other + 1);
      return new PromptPair(prompt(lead, runs.get(clean)), prompt(lead, corrupt), next(runs.get(clean)), next(corrupt));
    });
  }

  private static String prompt(String lead, List<String> run) {
    return lead + String.join(" ", run.subList(0, LENGTH));
  }

  private static String next(List<String> run) {
    return " " + run.get(LENGTH);
  }
}
