package io.headframe.prompts.generators.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Tells one story by a grammar, with two or three characters, of whom each thing is with one:
 *
 * <pre>
 * story    = opening · event{3 to 8} · ending
 * opening  = "Once upon a time there was a TRAIT KIND named A." · "A had a friend named B." [· "They knew C, too."]
 *          | "One day, A and B were at the PLACE." [· "C came, too."]
 * event    = "A found a COLOUR THING at the PLACE."              then A has it
 *          | "A gave the THING to B." · "Now B had the THING."   if A has it; then B has it
 *          | "A went to the PLACE."
 *          | "A was FEELING, because B had the THING."           if B has it
 *          | "\"Where is the THING?\" said A. \"I have it,\" said B."   if B has it
 *          | "A and B played with the THING."                    if A has it
 *          | "A felt FEELING."
 * ending   = "In the end, A and B were FEELING. The end." | "Then they all went home. The end."
 * </pre>
 *
 * <p>Characters differ wherever two stand in a rule. All choices are equally likely; instead of a rule that cannot be
 * used another is drawn. So the next word is sometimes certain, sometimes follows from who has what, and mostly has
 * entropy.
 */
final class Story {

  private static final int LEAST_EVENTS = 3;
  private static final int MOST_EVENTS = 8;
  private static final int RULES = 7;

  private final SplittableRandom random;
  private final List<String> characters;
  private final List<Thing> things = new ArrayList<>();

  private Story(SplittableRandom random) {
    this.random = random;
    List<String> names = new ArrayList<>(StoryWords.NAMES);
    Collections.shuffle(names, new Random(random.nextLong()));
    characters = names.subList(0, 2 + random.nextInt(2));
  }

  /** The sentences of a story. */
  static String tell(SplittableRandom random) {
    return new Story(random).sentences();
  }

  private String sentences() {
    List<String> told = new ArrayList<>();
    String first = characters.get(0);
    String second = characters.get(1);
    if (random.nextBoolean()) {
      told.add("Once upon a time there was a " + pick(StoryWords.TRAITS) + " " + pick(StoryWords.KINDS) + " named "
          + first + ".");
      told.add(first + " had a friend named " + second + ".");
      if (characters.size() > 2) {
        told.add("They knew " + characters.get(2) + ", too.");
      }
    } else {
      told.add("One day, " + first + " and " + second + " were at the " + pick(StoryWords.PLACES) + ".");
      if (characters.size() > 2) {
        told.add(characters.get(2) + " came, too.");
      }
    }
    int events = LEAST_EVENTS + random.nextInt(MOST_EVENTS - LEAST_EVENTS + 1);
    while (events > 0) {
      String event = event();
      if (!event.isEmpty()) {
        told.add(event);
        events--;
      }
    }
    told.add(random.nextBoolean()
        ? "In the end, " + first + " and " + second + " were " + pick(StoryWords.FEELINGS) + "."
        : "Then they all went home.");
    told.add("The end.");
    return String.join(" ", told);
  }

  /** A sentence or two; empty if the rule that was drawn cannot be used. */
  private String event() {
    int rule = random.nextInt(RULES);
    String one = pick(characters);
    if (rule == 0) {
      return found(one);
    }
    if (rule == 1) {
      return one + " went to the " + pick(StoryWords.PLACES) + ".";
    }
    if (rule == 2) {
      return one + " felt " + pick(StoryWords.FEELINGS) + ".";
    }
    if (things.isEmpty()) {
      return "";
    }
    Thing thing = pick(things);
    String owner = thing.owner();
    String other = pick(characters.stream().filter(each -> !each.equals(owner)).toList());
    return switch (rule) {
      case 3 -> {
        things.set(things.indexOf(thing), new Thing(thing.name(), other));
        yield owner + " gave the " + thing.name() + " to " + other + ". Now " + other + " had the " + thing.name()
            + ".";
      }
      case 4 -> other + " was " + pick(StoryWords.FEELINGS) + ", because " + owner + " had the " + thing.name() + ".";
      case 5 -> "\"Where is the " + thing.name() + "?\" said " + other + ". \"I have it,\" said " + owner + ".";
      default -> owner + " and " + other + " played with the " + thing.name() + ".";
    };
  }

  private String found(String finder) {
    String name = pick(StoryWords.THINGS);
    if (things.stream().anyMatch(thing -> thing.name().equals(name))) {
      return "";
    }
    things.add(new Thing(name, finder));
    return finder + " found a " + pick(StoryWords.COLOURS) + " " + name + " at the " + pick(StoryWords.PLACES) + ".";
  }

  private <T> T pick(List<T> from) {
    return Texts.pick(from, random);
  }

  /**
   * A thing of the story.
   *
   * @param name one word
   * @param owner who has it
   */
  private record Thing(String name, String owner) {}
}
