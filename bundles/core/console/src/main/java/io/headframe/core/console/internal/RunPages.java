package io.headframe.core.console.internal;

import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import io.headframe.core.report.ReportPage;
import io.headframe.core.report.ReportPage.Fact;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs as pages of a report. */
final class RunPages {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunPages() {}

  /** The result with everything that its record says. */
  static ReportPage full(RunOutcome outcome, String title, String summary) {
    RunRecord record = outcome.record();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("run", record.id()));
    facts.add(new Fact("method", record.method()));
    facts.add(new Fact("status", Json.word(record.status())));
    if (record.error() != null) {
      facts.add(new Fact("error", record.error()));
    }
    facts.add(new Fact("started", time(record)));
    facts.add(new Fact("took", seconds(record.seconds())));
    facts.addAll(asked(record));
    record.inputs().forEach(input ->
        facts.add(new Fact(input.parameter(), input.source() + " sha256 " + input.sha256())));
    record.bundles().forEach(bundle ->
        facts.add(new Fact("bundle", bundle.name() + " " + bundle.version() + " sha256 " + bundle.sha256())));
    facts.add(new Fact("Java", record.java()));
    facts.add(new Fact("folder", outcome.folder().toString()));
    return new ReportPage(title, summary, facts, outcome.views());
  }

  /** The result with what was asked for. */
  static ReportPage brief(RunOutcome outcome, String title) {
    return new ReportPage(title, "", asked(outcome.record()), outcome.views());
  }

  static String time(RunRecord record) {
    return TIME.format(record.started());
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  private static List<Fact> asked(RunRecord record) {
    List<Fact> facts = new ArrayList<>();
    record.parameters().forEach((name, value) -> facts.add(new Fact("--" + name, value)));
    facts.add(new Fact("--seed", Long.toString(record.seed())));
    return facts;
  }
}
