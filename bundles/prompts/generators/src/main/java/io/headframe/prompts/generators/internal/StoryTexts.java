package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.prompts.api.TextSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Makes short stories by the grammar of {@link Story}, one after the other, each ending with "The end.": text with
 * entropy, in which it matters who has what.
 *
 * <pre>
 * Once upon a time there was a shy frog named Mia. Mia had a friend named Ben. Ben found a red kite …
 * </pre>
 */
@Component
@Technique(id = "stories")
public final class StoryTexts implements TextSource, HealthCheck {

  /** Every sign and word of the grammar's own. */
  private static final String GRAMMAR = "Once upon a time there was a named . had friend They knew , too One day and"
      + " were at the came found gave to Now went felt because \" Where is ? said I have it played with In end Then"
      + " they"
      + " all home The";

  @Override
  public String description() {
    return "short stories from a grammar, with several characters and things that change hands";
  }

  @Override
  public List<String> words() {
    List<String> all = new ArrayList<>(List.of(GRAMMAR));
    Stream.of(StoryWords.NAMES, StoryWords.KINDS, StoryWords.TRAITS, StoryWords.PLACES, StoryWords.THINGS,
        StoryWords.COLOURS, StoryWords.FEELINGS).forEach(all::addAll);
    return Texts.words(all);
  }

  @Override
  public Stream<String> texts(int length, long seed) {
    return Texts.of(length, seed, random -> () -> Story.tell(random));
  }

  @Override
  public void checkHealth(Run run) {
    Texts.checkHealth(this, run.seed());
  }
}
