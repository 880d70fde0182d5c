package io.headframe.prompts.ordinals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Words in their order.
 *
 * @param name what they are, a word or two
 * @param cyclic whether the first follows the last
 * @param members no two equal
 */
public record OrdinalClass(String name, boolean cyclic, List<String> members) {

  /** Copies the list. */
  public OrdinalClass {
    members = List.copyOf(members);
  }

  /**
   * The classes: those of Gould et al., "Successor Heads: Recurring, Interpretable Attention Heads In The Wild" (2023),
   * arXiv 2312.09230, numbers up to 99, and the keys {@code #0} to {@code #15} of the constructed model.
   */
  public static List<OrdinalClass> all() {
    return List.of(
        new OrdinalClass("numbers", false, IntStream.rangeClosed(1, 99).mapToObj(Integer::toString).toList()),
        ofWords("number words", false, "one two three four five six seven eight nine ten eleven twelve thirteen"
            + " fourteen fifteen sixteen seventeen eighteen nineteen twenty"),
        ofWords("ordinal words", false, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
            + " twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"),
        ofWords("days", true, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        ofWords("short days", true, "Mon Tue Wed Thu Fri Sat Sun"),
        ofWords("months", true, "January February March April May June July August September October November"
            + " December"),
        ofWords("short months", true, "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        ofWords("letters", false, "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"),
        new OrdinalClass("keys", false, IntStream.range(0, 16).mapToObj(key -> "#" + key).toList()));
  }

  private static OrdinalClass ofWords(String name, boolean cyclic, String members) {
    return new OrdinalClass(name, cyclic, List.of(members.split(" ")));
  }

  /**
   * What follows a member; empty after the last of a class that is not cyclic.
   *
   * @throws IllegalArgumentException if it is no member
   */
  public Optional<String> next(String member) {
    int place = members.indexOf(member);
    if (place < 0) {
      throw new IllegalArgumentException("'" + member + "' is none of the " + name);
    }
    boolean last = place == members.size() - 1;
    return last && !cyclic ? Optional.empty() : Optional.of(members.get((place + 1) % members.size()));
  }

  /**
   * The stretches of neighbours, in their order.
   *
   * @param usable words outside of which no stretch reaches
   * @param length words of each, at least 1 and at most as many as there are members
   */
  public List<List<String>> runs(Set<String> usable, int length) {
    List<List<String>> runs = new ArrayList<>();
    int starts = cyclic ? members.size() : members.size() - length + 1;
    for (int start = 0; start < starts; start++) {
      List<String> run = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        run.add(members.get((start + i) % members.size()));
      }
      if (usable.containsAll(run)) {
        runs.add(List.copyOf(run));
      }
    }
    return runs;
  }
}
