package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.prompts.api.TextSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Makes texts that teach retrieval by key. A text has keys, and a value of one to three syllables for each; a key is
 * told with its value once, and asked for again and again: whenever the key returns, its value follows. All else is
 * hay, random syllables that are in no value of the text.
 *
 * <pre>
 * zoi #3 ba mun de ha #11 vor li #3 ba mun tei #11 vor li …
 * </pre>
 *
 * <p>A tenth of the parts tell a key until all are told, two tenths ask for one that was told: the values of these are
 * all that can be predicted.
 */
@Component
@Technique(id = "needles")
public final class NeedleTexts implements TextSource, HealthCheck {

  private static final int MOST_NEEDLES = 8;
  private static final int LONGEST_VALUE = 3;
  private static final int PARTS = 10;
  private static final int TELLING = 1;
  private static final int ASKING = 2;

  @Override
  public String description() {
    return "random syllables with keys that are told and asked for";
  }

  @Override
  public List<String> words() {
    return Texts.words(Stream.concat(KeyedWords.KEYS.stream(), KeyedWords.SYLLABLES.stream()).toList());
  }

  @Override
  public Stream<String> texts(int length, long seed) {
    return Texts.of(length, seed, Haystack::new);
  }

  @Override
  public void checkHealth(Run run) {
    Texts.checkHealth(this, run.seed());
  }

  /** The parts of one text. */
  private static final class Haystack implements Supplier<String> {

    private final SplittableRandom random;
    private final Set<String> ofValues = new HashSet<>();
    private final List<String> needles = new ArrayList<>();
    private int told;

    Haystack(SplittableRandom random) {
      this.random = random;
      List<String> keys = new ArrayList<>(KeyedWords.KEYS);
      int count = 1 + random.nextInt(MOST_NEEDLES);
      int value = 1 + random.nextInt(LONGEST_VALUE);
      for (int needle = 0; needle < count; needle++) {
        StringBuilder words = new StringBuilder(keys.remove(random.nextInt(keys.size())));
        for (int i = 0; i < value; i++) {
          String word = hay();
          ofValues.add(word);
          words.append(' ').append(word);
        }
        needles.add(words.toString());
      }
    }

    @Override
    public String get() {
      int part = random.nextInt(PARTS);
      if (part < TELLING && told < needles.size()) {
        return needles.get(told++);
      }
      return part >= TELLING && part < TELLING + ASKING && told > 0 ? needles.get(random.nextInt(told)) : hay();
    }

    private String hay() {
      String word = Texts.pick(KeyedWords.SYLLABLES, random);
      return ofValues.contains(word) ? hay() : word;
    }
  }
}
