package ${package};

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import java.util.HashSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Counts words, and how many of them are different. Its parameter is of the type that this plugin teaches the host. */
@Component
@MethodInfo(
    id = "${id}",
    title = "${title}",
    summary = "Counts the words of a text file.",
    family = "${family}")
public final class ${Class}Method
    implements Method<${Class}Method.Parameters, ${Class}Method.Counts>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param words the words
   */
  public record Parameters(@Parameter("the words to count") ${Class}Words words) {}

  /**
   * What comes out.
   *
   * @param words how many there are
   * @param different how many of them are different
   */
  public record Counts(
      @Result("number of words") int words,
      @Result("number of different words") int different) {}

  @Override
  public Counts run(Parameters parameters, Run run) {
    List<String> words = parameters.words().words();
    return new Counts(words.size(), new HashSet<>(words).size());
  }

  @Override
  public void checkHealth(Run run) {
    Counts found = run(new Parameters(new ${Class}Words(List.of("to", "be", "or", "not", "to", "be"))), run);
    if (!found.equals(new Counts(6, 4))) {
      throw new IllegalStateException("there are 6 words, 4 of them different, and found was " + found);
    }
  }
}
