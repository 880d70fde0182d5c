package io.headframe.prompts.generators.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Makes sentences in which two people are named and one of them, the subject, gives something away: the next word is
 * the other, the indirect object. Every second clean prompt names the indirect object first (ABBA), the others the
 * subject (BABA). The corrupt prompt has the other name for the second mention of the subject, so that the right answer
 * and the wrong one change places.
 *
 * <pre>
 * clean    … Anna and Paul … Paul gave the book to → Anna
 * corrupt  … Anna and Paul … Anna gave the book to → Paul
 * </pre>
 *
 * <p>Wang et al., "Interpretability in the Wild: a Circuit for Indirect Object Identification in GPT-2 small" (2022),
 * arXiv 2211.00593. The structure is theirs, the sentences and the names are ours; they corrupt with three unrelated
 * names, too, which this does not.
 *
 * <p>Not for models that do not have first names as one token with a space before it.
 */
@Component
@Technique(id = IndirectObject.ID)
public final class IndirectObject implements PairSource, HealthCheck {

  static final String ID = "indirect-object";

  /** First name, second name, subject, place, object. */
  private static final List<String> TEMPLATES = List.of(
      "At the %4$s, %1$s and %2$s met by chance, and %3$s handed the %5$s to",
      "On Sunday, %1$s and %2$s cleaned up the %4$s, and later %3$s passed the %5$s to",
      "While %1$s and %2$s were waiting near the %4$s, %3$s showed the %5$s to",
      "After the rain, %1$s and %2$s walked home from the %4$s, where %3$s had sold the %5$s to",
      "Because %1$s and %2$s worked together at the %4$s, %3$s brought the %5$s to",
      "Last night, %1$s and %2$s were alone at the %4$s, so %3$s threw the %5$s to",
      "Nobody but %1$s and %2$s had a key to the %4$s; in the end, %3$s offered the %5$s to",
      "One day, %1$s and %2$s played near the %4$s. It was late when %3$s gave the %5$s to");

  static final List<String> NAMES = List.of(
      "Mary", "John", "Tom", "James", "Paul", "Anna", "Alice", "Emma", "Kate", "Laura", "David", "Peter", "Simon",
      "Sarah", "Rachel", "Lucy", "Jack", "Ben", "Sam", "Lily", "Tim", "Sue", "Amy", "Jane", "Daniel", "Kevin", "Martin",
      "Robert", "Helen", "Henry", "Lisa", "Bob");

  private static final List<String> PLACES = List.of(
      "garden", "library", "theatre", "station", "castle", "school", "church", "museum", "park", "barn", "office",
      "farm");

  private static final List<String> OBJECTS = List.of(
      "book", "letter", "ball", "cup", "lamp", "apple", "hat", "map", "ring", "bag", "coin", "cake");

  @Override
  public String description() {
    return "two names and one who gives: the answer is the other (Wang et al. 2022)";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    List<String> names = TokenizerWords.ofOneToken(tokenizer, NAMES);
    GeneratorError.require(ID, names, NAMES.size(), "names", 2);
    List<String> places = TokenizerWords.known(tokenizer, PLACES);
    GeneratorError.require(ID, places, PLACES.size(), "places", 1);
    List<String> objects = TokenizerWords.known(tokenizer, OBJECTS);
    GeneratorError.require(ID, objects, OBJECTS.size(), "objects", 1);
    List<String> templates = TEMPLATES.stream()
        .filter(template -> TokenizerWords.isKnown(tokenizer,
            template.formatted(names.get(0), names.get(1), names.get(1), places.get(0), objects.get(0))))
        .toList();
    GeneratorError.require(ID, templates, TEMPLATES.size(), "sentences", 1);
    Words words = new Words(templates, names, places, objects);
    List<Stratum> orders = List.of(
        new Stratum(words.size(), (index, random) -> words.pair(index, true)),
        new Stratum(words.size(), (index, random) -> words.pair(index, false)));
    return Sample.draw(ID, orders, tokenizer, count, seed);
  }

  @Override
  public void checkHealth(Run run) {
    SourceHealth.check(this, run.seed());
  }

  /** What a tokenizer leaves to choose from. */
  private record Words(List<String> templates, List<String> names, List<String> places, List<String> objects) {

    long size() {
      return (long) templates.size() * places.size() * objects.size() * names.size() * (names.size() - 1);
    }

    PromptPair pair(long index, boolean indirectObjectFirst) {
      MixedRadix digits = new MixedRadix(index);
      String template = digits.pick(templates);
      String place = digits.pick(places);
      String object = digits.pick(objects);
      int answerName = digits.digit(names.size());
      int subjectName = digits.digit(names.size() - 1);
      String answer = names.get(answerName);
      // Skips the answer's own place.
      String subject = names.get(subjectName < answerName ? subjectName : subjectName + 1);
      String first = indirectObjectFirst ? answer : subject;
      String second = indirectObjectFirst ? subject : answer;
      return new PromptPair(
          template.formatted(first, second, subject, place, object),
          template.formatted(first, second, answer, place, object),
          " " + answer, " " + subject);
    }
  }
}
