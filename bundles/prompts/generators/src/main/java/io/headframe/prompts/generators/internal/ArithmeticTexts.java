package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.prompts.api.TextSource;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Makes sums and differences of two numbers below 50, one after the other, sums and differences equally often.
 *
 * <pre>
 * 31 + 16 = 47. 20 - 3 = 17.
 * </pre>
 */
@Component
@Technique(id = "arithmetic")
public final class ArithmeticTexts implements TextSource, HealthCheck {

  @Override
  public String description() {
    return "sums and differences with their results";
  }

  @Override
  public List<String> words() {
    return Texts.words(Stream.concat(Stream.of("+ - = ."), Problem.numbers().stream()).toList());
  }

  @Override
  public Stream<String> texts(int length, long seed) {
    List<Problem> sums = Problem.all(true);
    List<Problem> differences = Problem.all(false);
    return Texts.of(length, seed, random -> () -> {
      Problem problem = Texts.pick(random.nextBoolean() ? sums : differences, random);
      return problem.question() + " " + problem.result() + ".";
    });
  }

  @Override
  public void checkHealth(Run run) {
    Texts.checkHealth(this, run.seed());
  }
}
