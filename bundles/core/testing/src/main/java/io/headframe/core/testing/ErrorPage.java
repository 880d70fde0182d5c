package io.headframe.core.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page of an error: Markdown that says more than the message has room for. It lies in the bundle that has the kind,
 * and {@code headframe explain ID} shows it.
 */
public final class ErrorPage {

  /** Where a bundle has its pages: {@code ID.md} in this folder of the jar. */
  public static final String FOLDER = "META-INF/headframe/errors";

  private static final List<String> SECTIONS = List.of("What happened", "Why", "What to do");
  private static final int MOST_LINES = 30;
  private static final int WIDEST = 120;

  private ErrorPage() {}

  /**
   * Checks the form of a page: a title {@code # ID: a few words}; the sections What happened, Why and What to do, in
   * this order and none empty; in the last one something that can be copied, four spaces from the margin.
   *
   * @throws AssertionError if it has another form, naming the id and what is wrong
   */
  public static void check(String id, String page) {
    List<String> lines = page.lines().toList();
    require(id, !lines.isEmpty() && lines.get(0).matches("# " + id + ": \\S.*[^.\\s]"),
        "begins with '# " + id + ": a few words'");
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      require(id, line.length() <= WIDEST, "has lines of at most " + WIDEST + " characters, unlike: " + line);
      if (line.startsWith("#")) {
        section = new ArrayList<>();
        sections.put(line.replaceFirst("^## ", ""), section);
      } else if (!line.isBlank()) {
        section.add(line);
      }
    }
    require(id, List.copyOf(sections.keySet()).equals(SECTIONS), "has the sections " + SECTIONS);
    sections.forEach((title, text) -> require(id, !text.isEmpty(), "says something under " + title));
    require(id, sections.get("What to do").stream().anyMatch(line -> line.matches(" {4}\\S.*")),
        "has a command or code to copy under What to do, four spaces from the margin");
    require(id, lines.size() <= MOST_LINES, "has at most " + MOST_LINES + " lines");
  }

  private static void require(String id, boolean holds, String rule) {
    if (!holds) {
      throw new AssertionError("the page " + FOLDER + "/" + id + ".md breaks a rule: a page " + rule);
    }
  }
}
