package io.headframe.core.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page in Markdown as a terminal shows it: headings and stress without their signs, text wrapped, code and the rows of
 * tables as they are. What stands before the page between two lines of dashes is for programs and left out.
 */
final class PageText {

  private static final String CODE = "    ";
  private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R.*?\\R---\\R+", Pattern.DOTALL);
  private static final Pattern BELOW_TABLE_HEAD = Pattern.compile("\\|[-:| ]+\\|");

  private final boolean colour;
  private final int width;
  private final List<String> lines = new ArrayList<>();
  private String paragraph = "";

  private PageText(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  static String render(String page, boolean colour, int width) {
    PageText text = new PageText(colour, width);
    FRONT_MATTER.matcher(page).replaceFirst("").lines()
        .filter(line -> !BELOW_TABLE_HEAD.matcher(line).matches()).forEach(text::add);
    text.endParagraph();
    return String.join("\n", text.lines) + "\n";
  }

  private void add(String line) {
    boolean asItIs = line.isBlank() || line.startsWith(CODE) || line.startsWith("|");
    if (asItIs || line.startsWith("#") || line.startsWith("- ")) {
      endParagraph();
    }
    if (asItIs) {
      lines.add(line.stripTrailing());
    } else if (line.startsWith("#")) {
      String heading = line.replaceFirst("^#+ *", "");
      lines.add(colour ? "\u001b[1m" + heading + "\u001b[0m" : heading);
    } else {
      paragraph += (paragraph.isEmpty() ? line : " " + line.strip()).replace("**", "");
    }
  }

  private void endParagraph() {
    String next = paragraph.startsWith("- ") ? "  " : "";
    String line = "";
    for (String word : paragraph.isEmpty() ? new String[0] : paragraph.split(" ")) {
      if (!line.isBlank() && line.length() + 1 + word.length() > width) {
        lines.add(line);
        line = next + word;
      } else {
        line += line.isEmpty() ? word : " " + word;
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    paragraph = "";
  }
}
