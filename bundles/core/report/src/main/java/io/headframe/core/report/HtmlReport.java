package io.headframe.core.report;

import io.headframe.core.report.internal.PageData;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a report as one HTML page that needs nothing else: no network, no other file. The page is a fixed template
 * with insertions: the data as JSON, the chart library, the style and the scripts. Without state; safe for use by
 * several threads.
 */
public final class HtmlReport {

  private static final Pattern INSERTION = Pattern.compile("/\\*\\{([a-z.-]+)}\\*/");
  /** Where its jar has it; a new version of the dependency changes this too. */
  private static final String CHART_LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  /**
   * Writes the page as a file in UTF-8.
   *
   * @param file replaced if it exists
   * @throws IOException if it cannot be written
   */
  public void write(ReportPage page, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(page, out);
    }
  }

  /**
   * Writes the page.
   *
   * @param out stays open
   * @throws IOException if {@code out} fails
   */
  public void write(ReportPage page, Appendable out) throws IOException {
    String template = resource("page.html");
    Matcher insertion = INSERTION.matcher(template);
    int written = 0;
    while (insertion.find()) {
      out.append(template, written, insertion.start());
      out.append(switch (insertion.group(1)) {
        case "data" -> PageData.json(page);
        case "charts" -> resource(CHART_LIBRARY);
        default -> resource(insertion.group(1));
      });
      written = insertion.end();
    }
    out.append(template, written, template.length());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageData.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
