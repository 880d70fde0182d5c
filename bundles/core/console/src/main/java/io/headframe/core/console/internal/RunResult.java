package io.headframe.core.console.internal;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.MethodSummary;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.report.HtmlReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * A run that ended, with its report.
 *
 * @param outcome the run
 * @param report the page; null if there is none
 */
record RunResult(RunOutcome outcome, Path report) {

  static final String REPORT = "report.html";

  /** Writes the page into the folder of a run that succeeded. */
  static RunResult written(RunOutcome outcome, MethodSummary method) {
    if (outcome.views().isEmpty()) {
      return new RunResult(outcome, null);
    }
    Path report = outcome.folder().resolve(REPORT);
    try {
      new HtmlReport().write(RunPages.full(outcome, method.title(), method.summary()), report);
    } catch (IOException e) {
      throw new HeadframeException(e, ConsoleError.REPORT_NOT_WRITTEN, report, e);
    }
    return new RunResult(outcome, report);
  }

  /** The record with the places of its folder and its page. */
  String json() {
    JsonObject json = Json.tree(outcome.record()).getAsJsonObject();
    json.addProperty("folder", outcome.folder().toString());
    json.add("report", report == null ? JsonNull.INSTANCE : Json.tree(report));
    return Json.text(json);
  }

  /** Says where the page is and how the run is shown again. */
  void printPlaces(PrintStream out) {
    if (report != null) {
      out.println("\nreport: " + report);
    }
    out.println("run: " + outcome.record().id());
  }
}
