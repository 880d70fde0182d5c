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
 * Makes texts that teach retrieval by key. A text has keys, and a syllable as the value of each; a key is told with
 * its value once, and asked for again and again: whenever the key returns, its value follows. All else is hay, random
 * syllables that are no value of the text. There are 64 syllables.
 *
 * <pre>
 * zo #3 ba de ha #11 vo #3 ba mi te #11 vo li …
 * </pre>
 *
 * <p>A tenth of the parts tell a key until all are told, one to six tenths, as many throughout a text, ask for one that
 * was told: the values of these are all that can be predicted. Where few ask, a key is far from where it was told; no key comes twice
 * in a row, so that what was said last is never the answer.
 */
@Component
@Technique(id = "needles")
public final class NeedleTexts implements TextSource, HealthCheck {

  private static final int MOST_NEEDLES = 8;
  private static final int PARTS = 10;
  private static final int TELLING = 1;
  private static final int MOST_ASKING = 6;

  @Override
  public String description() {
    return "random syllables with keys that are told and asked for";
  }

  @Override
  public List<String> words() {
    return Texts.words(Stream.concat(KeyedWords.KEYS.stream(), KeyedWords.SIMPLE.stream()).toList());
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
    private final int asking;
    private int told;
    private int last;

    Haystack(SplittableRandom random) {
      this.random = random;
      List<String> keys = new ArrayList<>(KeyedWords.KEYS);
      int count = 1 + random.nextInt(MOST_NEEDLES);
      asking = 1 + random.nextInt(MOST_ASKING);
      for (int needle = 0; needle < count; needle++) {
        String value = hay();
        ofValues.add(value);
        needles.add(keys.remove(random.nextInt(keys.size())) + " " + value);
      }
    }

    @Override
    public String get() {
      int part = random.nextInt(PARTS);
      if (part < TELLING && told < needles.size()) {
        last = told;
        return needles.get(told++);
      }
      if (part < TELLING || part >= TELLING + asking || told < 2) {
        return hay();
      }
      int other = random.nextInt(told - 1);
      last = other < last ? other : other + 1;
      return needles.get(last);
    }

    private String hay() {
      String word = Texts.pick(KeyedWords.SIMPLE, random);
      return ofValues.contains(word) ? hay() : word;
    }
  }
}
