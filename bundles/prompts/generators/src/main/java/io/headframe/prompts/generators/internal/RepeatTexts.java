package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.prompts.api.TextSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Makes texts of random syllables of which stretches return: two to ten syllables that are drawn anew, or, twice as
 * often, as many from somewhere before in the text, but not from the last ten. Within a stretch that returns, what
 * follows can be copied from after the earlier occurrence, and nothing else tells it. The syllables are those of the
 * texts with needles.
 *
 * <p>After the repeated random tokens of Olsson et al., "In-context Learning and Induction Heads" (2022), arXiv
 * 2209.11895, in which all returns at once.
 */
@Component
@Technique(id = "repeats")
public final class RepeatTexts implements TextSource, HealthCheck {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 10;

  @Override
  public String description() {
    return "random syllables of which stretches return";
  }

  @Override
  public List<String> words() {
    return Texts.words(KeyedWords.SIMPLE);
  }

  @Override
  public Stream<String> texts(int length, long seed) {
    return Texts.of(length, seed, random -> {
      List<String> told = new ArrayList<>();
      return () -> stretch(told, random);
    });
  }

  @Override
  public void checkHealth(Run run) {
    Texts.checkHealth(this, run.seed());
  }

  /** Appends a stretch to what was told. */
  private static String stretch(List<String> told, SplittableRandom random) {
    int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
    List<String> stretch = new ArrayList<>();
    int known = told.size() - LONGEST;
    if (random.nextInt(3) > 0 && known >= SHORTEST) {
      int from = random.nextInt(known - SHORTEST + 1);
      stretch.addAll(told.subList(from, Math.min(known, from + length)));
    } else {
      for (int i = 0; i < length; i++) {
        stretch.add(Texts.pick(KeyedWords.SIMPLE, random));
      }
    }
    told.addAll(stretch);
    return String.join(" ", stretch);
  }
}
