package io.headframe.core.console.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A page in Markdown as a terminal shows it: headings without their signs, text wrapped, code and tables as they are.
 */
final class ErrorText {

  private static final String CODE = "    ";

  private final boolean colour;
  private final int width;
  private final List<String> lines = new ArrayList<>();
  private String paragraph = "";

  private ErrorText(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  static String render(String page, boolean colour, int width) {
    ErrorText text = new ErrorText(colour, width);
    page.lines().forEach(text::add);
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
      paragraph += paragraph.isEmpty() ? line : " " + line.strip();
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
