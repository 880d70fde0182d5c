package io.headframe.core.host.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a user may have meant. */
public final class Nearest {

  private static final int SHOWN = 3;
  private static final double ALIKE = 0.75;

  private Nearest() {}

  /** The known names that look like the asked one, the nearest first, at most three. */
  public static List<String> to(String asked, Collection<String> known) {
    String wanted = asked.toLowerCase(Locale.ROOT);
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    List<String> near = new ArrayList<>();
    for (String name : known) {
      if (name.contains(wanted) && !wanted.isEmpty() || similarity.apply(wanted, name) >= ALIKE) {
        near.add(name);
      }
    }
    near.sort(Comparator.<String>comparingInt(name -> distance.apply(wanted, name)).thenComparing(name -> name));
    return near.subList(0, Math.min(SHOWN, near.size()));
  }

  /** {@code "; did you mean 'a' or 'b'?"}-like part of a sentence; empty if nothing is near. */
  public static String suggestion(String asked, Collection<String> known) {
    List<String> near = to(asked, known).stream().map(name -> "'" + name + "'").toList();
    return near.isEmpty() ? "" : " (the nearest is " + String.join(", then ", near) + ")";
  }
}
