package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.prompts.api.TextSource;
import io.headframe.prompts.ordinals.OrdinalClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Makes texts of ordinals: three to eight neighbours of a class, or a sentence that says what comes after a member, by
 * chance one or the other, of any class of {@link OrdinalClass#all}.
 *
 * <pre>
 * Monday Tuesday Wednesday Thursday. After twelve comes thirteen. Nov Dec Jan.
 * </pre>
 */
@Component
@Technique(id = "ordinals")
public final class OrdinalTexts implements TextSource, HealthCheck {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 8;

  @Override
  public String description() {
    return "numbers, days, months, letters in their order (Gould et al. 2023)";
  }

  @Override
  public List<String> words() {
    return Texts.words(Stream.concat(Stream.of("After comes ."),
        OrdinalClass.all().stream().flatMap(each -> each.members().stream())).toList());
  }

  @Override
  public Stream<String> texts(int length, long seed) {
    List<OrdinalClass> classes = OrdinalClass.all();
    return Texts.of(length, seed, random -> () -> sentence(Texts.pick(classes, random), random));
  }

  @Override
  public void checkHealth(Run run) {
    Texts.checkHealth(this, run.seed());
  }

  private static String sentence(OrdinalClass ordinals, SplittableRandom random) {
    String member = Texts.pick(ordinals.members(), random);
    Optional<String> next = ordinals.next(member);
    if (random.nextBoolean() && next.isPresent()) {
      return "After " + member + " comes " + next.get() + ".";
    }
    int most = Math.min(LONGEST, ordinals.members().size());
    int length = SHORTEST + random.nextInt(most - SHORTEST + 1);
    List<List<String>> runs = ordinals.runs(Set.copyOf(ordinals.members()), length);
    return String.join(" ", Texts.pick(runs, random)) + ".";
  }
}
