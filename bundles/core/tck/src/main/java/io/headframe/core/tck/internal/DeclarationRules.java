package io.headframe.core.tck.internal;

import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules about what a method says about itself. Each throws an {@link AssertionError} that says what to change. */
record DeclarationRules(MethodDeclaration declared, Class<?> type) {

  private static final Pattern ARXIV =
      Pattern.compile("\\d{2}(0[1-9]|1[0-2])\\.\\d{4,5}|[a-z-]+(\\.[A-Z]{2})?/\\d{2}(0[1-9]|1[0-2])\\d{3}");
  private static final Pattern SENTENCE_INSIDE = Pattern.compile("[.!?]\\s+\\p{Lu}");

  /** Longer ones wrap in lists. */
  private static final int LONGEST_TITLE = 80;

  void title() {
    String title = declared.title();
    require(!title.isBlank() && !title.endsWith(".") && title.length() <= LONGEST_TITLE,
        "the title '" + title + "' is not a few words without a full stop");
  }

  void summary() {
    String summary = declared.summary();
    require(summary.endsWith(".") && summary.length() > 1 && !SENTENCE_INSIDE.matcher(summary).find(),
        "the summary '" + summary + "' is not one sentence that ends with a full stop");
  }

  void family() {
    List<String> segments = List.of(type.getPackageName().split("\\."));
    require(segments.contains(declared.family().replace("-", "").toLowerCase(Locale.ROOT)),
        "the family '" + declared.family() + "' is no part of the package " + type.getPackageName());
  }

  void paper() {
    if (declared.paper().isBlank()) {
      require(declared.year() == 0 && declared.arxiv().isEmpty(),
          "a year or an arXiv id is given, and no title of a paper");
      return;
    }
    int year = declared.year();
    require(year >= 1800 && year <= Year.now().getValue() + 1, "the paper has the year " + year);
    require(declared.arxiv().isEmpty() || ARXIV.matcher(declared.arxiv()).matches(),
        "'" + declared.arxiv() + "' is no arXiv id, such as 2209.11895, without a version");
  }

  private static void require(boolean kept, String message) {
    if (!kept) {
      throw new AssertionError(message);
    }
  }
}
