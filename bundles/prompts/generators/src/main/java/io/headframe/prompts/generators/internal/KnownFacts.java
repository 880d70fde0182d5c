package io.headframe.prompts.generators.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts of the world: capitals, and who was president of the United States in which year. */
final class KnownFacts {

  /** What is true at any time. */
  static final List<Capital> CAPITALS = capitals(
      "France Paris, Italy Rome, Spain Madrid, Germany Berlin, Russia Moscow, China Beijing, Japan Tokyo, "
      + "Egypt Cairo, Greece Athens, England London, Austria Vienna, Poland Warsaw, Ireland Dublin, Norway "
      + "Oslo, Sweden Stockholm, Portugal Lisbon, Iraq Baghdad, Iran Tehran, Cuba Havana, Turkey Ankara, "
      + "Canada Ottawa, Kenya Nairobi, Peru Lima, Syria Damascus, Lebanon Beirut, Denmark Copenhagen, Finland "
      + "Helsinki, Hungary Budapest");

  /** Year to president, of years that had one president from the first day to the last. */
  static final Map<Integer, String> PRESIDENTS = presidents();

  private KnownFacts() {}

  /**
   * A country and its capital.
   *
   * @param country one word
   * @param capital one word
   */
  record Capital(String country, String capital) {}

  private static List<Capital> capitals(String written) {
    List<Capital> capitals = new ArrayList<>();
    for (String pair : written.split(", ")) {
      String[] words = pair.split(" ");
      capitals.add(new Capital(words[0], words[1]));
    }
    return List.copyOf(capitals);
  }

  private static Map<Integer, String> presidents() {
    Map<Integer, String> presidents = new LinkedHashMap<>();
    addTerm(presidents, 1954, 1960, "Eisenhower");
    addTerm(presidents, 1962, 1962, "Kennedy");
    addTerm(presidents, 1964, 1968, "Johnson");
    addTerm(presidents, 1970, 1973, "Nixon");
    addTerm(presidents, 1975, 1976, "Ford");
    addTerm(presidents, 1978, 1980, "Carter");
    addTerm(presidents, 1982, 1988, "Reagan");
    addTerm(presidents, 1990, 1992, "Bush");
    addTerm(presidents, 1994, 2000, "Clinton");
    addTerm(presidents, 2002, 2008, "Bush");
    addTerm(presidents, 2010, 2016, "Obama");
    return Map.copyOf(presidents);
  }

  private static void addTerm(Map<Integer, String> presidents, int first, int last, String name) {
    for (int year = first; year <= last; year++) {
      presidents.put(year, name);
    }
  }
}
