package ${package};

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.prompts.api.TextSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Tells some words and then the same words backwards, over and over: the second half of each part can be known from the
 * first.
 *
 * <pre>
 * oak elm fir . fir elm oak . ash yew …
 * </pre>
 *
 * <p>Not for: text with entropy that a language would have; the words are drawn evenly.
 */
@Component
@Technique(id = "${id}")
public final class ${Class}Texts implements TextSource, HealthCheck {

  /** Argument: the length. */
  static final ErrorKind NO_LENGTH = ErrorKind.input("${ERROR}-001", "A text has at least 1 word, not %s.");

  /** Words that are told before they come backwards. */
  private static final int TOLD = 3;

  @Override
  public String description() {
    return "words, and the same words backwards";
  }

  @Override
  public List<String> words() {
    return List.of(".", "ash", "elm", "fir", "oak", "yew");
  }

  /** Each text has a generator of its own, so that what comes later does not depend on what was used. */
  @Override
  public Stream<String> texts(int length, long seed) {
    if (length < 1) {
      throw new HeadframeException(NO_LENGTH, length);
    }
    long first = new SplittableRandom(seed).nextLong();
    return LongStream.iterate(0, text -> text + 1)
        .mapToObj(text -> text(length, new SplittableRandom(first + text)));
  }

  private String text(int length, SplittableRandom random) {
    List<String> words = words();
    List<String> text = new ArrayList<>();
    while (text.size() < length) {
      List<String> told = new ArrayList<>();
      for (int i = 0; i < TOLD; i++) {
        told.add(words.get(1 + random.nextInt(words.size() - 1)));
      }
      text.addAll(told);
      text.add(".");
      Collections.reverse(told);
      text.addAll(told);
      text.add(".");
    }
    return String.join(" ", text.subList(0, length));
  }

  @Override
  public void checkHealth(Run run) {
    String[] words = texts(8, run.seed()).findFirst().orElseThrow().split(" ");
    if (words.length != 8 || !words[0].equals(words[6])) {
      throw new IllegalStateException("8 words were asked for, and found were " + String.join(" ", words));
    }
  }
}
