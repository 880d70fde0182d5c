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
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Component;

/**
 * Makes sums and differences of two numbers below 50: the answer is the result, a number from 0 to 98. An example
 * without a number of the question's stands before. The corrupt prompt has another second number, and so another
 * result.
 *
 * <pre>
 * clean    2 + 5 = 7. 31 + 16 = → 47
 * corrupt  2 + 5 = 7. 31 + 4 =  → 35
 * </pre>
 */
@Component
@Technique(id = Arithmetic.ID)
public final class Arithmetic implements PairSource, HealthCheck {

  static final String ID = "arithmetic";

  /** The numbers that are added and subtracted are below. */
  static final int BOUND = 50;

  @Override
  public String description() {
    return "a sum or a difference: the answer is the result";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<String> all = Problem.numbers();
    List<String> numbers = TokenizerWords.ofOneToken(tokenizer, all);
    GeneratorError.require(ID, numbers, all.size(), "numbers", BOUND);
    List<Stratum> operations = new ArrayList<>();
    for (boolean sum : new boolean[] {true, false}) {
      List<Problem> problems = Problem.all(sum);
      operations.add(new Stratum(problems.size(), (index, random) -> pair(problems, (int) index, random)));
    }
    return Sample.draw(ID, operations, tokenizer, count, seed);
  }

  @Override
  public void checkHealth(Run run) {
    SourceHealth.check(this, run.seed());
  }

  private static PromptPair pair(List<Problem> problems, int index, SplittableRandom random) {
    Problem asked = problems.get(index);
    Problem other = drawn(problems, random, problem ->
        problem.first() == asked.first() && problem.second() != asked.second());
    Problem example = drawn(problems, random, problem -> problem.first() != asked.first()
        && problem.result() != asked.result() && problem.result() != other.result());
    String lead = example.question() + " " + example.result() + ". ";
    return new PromptPair(lead + asked.question(), lead + other.question(), " " + asked.result(), " " + other.result());
  }

  private static Problem drawn(
      List<Problem> problems, SplittableRandom random, Predicate<Problem> suits) {
    List<Problem> suitable = problems.stream().filter(suits).toList();
    return Texts.pick(suitable, random);
  }
}
