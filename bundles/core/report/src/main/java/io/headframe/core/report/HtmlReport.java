package io.headframe.core.report;

import io.headframe.core.report.internal.PageData;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a report as one HTML page that needs nothing else: no network, no other file. The page is a fixed template
 * with two insertions, the data as JSON and the chart library. Without state; safe for use by several threads.
 */
public final class HtmlReport {

  private static final String DATA = "/*{data}*/";
  /** Where its jar has it; a new version of the dependency changes this too. */
  private static final String CHART_LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
  private static final String CHARTS = "/*{charts}*/";

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
    int data = template.indexOf(DATA);
    int charts = template.indexOf(CHARTS);
    out.append(template, 0, data);
    out.append(PageData.json(page));
    out.append(template, data + DATA.length(), charts);
    out.append(resource(CHART_LIBRARY));
    out.append(template, charts + CHARTS.length(), template.length());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageData.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
