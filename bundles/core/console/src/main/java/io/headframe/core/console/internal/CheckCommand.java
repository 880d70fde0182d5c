package io.headframe.core.console.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Claims;
import io.headframe.core.host.MethodSummary;
import io.headframe.core.host.Runs;
import io.headframe.core.report.HtmlReport;
import io.headframe.core.report.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "Measure the claims of methods and compare the outcomes with the record.",
    footer = "JSON: a list of {claim {id, method, statement, source, model, direction, threshold, samples, seed}, "
    + "measured {value, low, high, samples, reason}, outcome, recorded, asRecorded, seconds}; an outcome is "
    + "holds, fails, undecided or not-applicable. With --recorded {claim, outcome, measured}.")
final class CheckCommand extends ConsoleCommand {

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids of methods.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "Everything that has claims.")
  private boolean all;

  @Option(names = "--recorded", description = "Show what is recorded, and measure nothing.")
  private boolean recorded;

  @Option(names = "--model", paramLabel = "<model>", description = "Measure on this model in place of those that the "
      + "claims name: an embedded model's name, a folder or a file. Nothing is compared with the record.")
  private String model;

  @Option(names = "--page", paramLabel = "<file>", description = "Also write the claims as one HTML page.")
  private Path page;

  CheckCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    if (!all && ids.isEmpty()) {
      throw new HeadframeException(ConsoleError.NOTHING_TO_CHECK);
    }
    if (recorded && model != null) {
      throw new HeadframeException(CheckError.RECORD_OF_OTHER_MODEL, model);
    }
    List<String> methods = all ? withClaims() : ids;
    if (recorded) {
      List<Claims.Recorded> records = methods.stream().flatMap(id -> services.claims().recorded(id).stream()).toList();
      show(ClaimPage.ofRecorded(records), records);
      return ExitCode.SUCCESS;
    }
    List<Claims.Checked> checked;
    Thread waiting = Thread.currentThread();
    try {
      checked = interrupts.during(() -> check(methods), waiting::interrupt);
    } catch (InterruptedException e) {
      screen.err().println("cancelled");
      return ExitCode.CANCELLED;
    }
    show(ClaimPage.ofChecked(checked), checked.stream().map(CheckCommand::json).toList());
    if (model != null) {
      return ExitCode.SUCCESS;
    }
    List<Claims.Checked> different = checked.stream().filter(each -> !each.asRecorded()).toList();
    for (Claims.Checked each : different) {
      screen.err().println("differs from the record: " + name(each) + " " + Json.word(each.outcome())
          + (each.recorded() == null ? ", and no outcome is recorded" : ", recorded " + Json.word(each.recorded())));
    }
    return different.isEmpty() ? ExitCode.SUCCESS : ExitCode.DIFFERS;
  }

  private List<Claims.Checked> check(List<String> methods) throws InterruptedException {
    List<Claims.Checked> checked = new ArrayList<>();
    try (ProgressLine progress = new ProgressLine(screen, System::nanoTime)) {
      for (String id : methods) {
        Runs.Progress shown = (fraction, doing) -> progress.report(fraction, id + ": " + doing);
        checked.addAll(
            model == null ? services.claims().check(id, shown) : services.claims().check(id, model, shown));
      }
    }
    return checked;
  }

  /** On a model of the user's only those of methods: the claims of other techniques are about other things. */
  private List<String> withClaims() {
    List<String> methods = services.methods().list().stream().map(MethodSummary::id).toList();
    return services.claims().methods().stream().filter(id -> model == null || methods.contains(id)).toList();
  }

  private void show(ReportPage claims, List<?> values) {
    if (json) {
      printJson(values);
    } else {
      print(screen.report().render(claims.views().get(0)));
    }
    if (page != null) {
      try {
        new HtmlReport().write(claims, page);
      } catch (IOException unwritable) {
        throw new HeadframeException(unwritable, CheckError.UNWRITABLE_PAGE, page, unwritable.getMessage());
      }
      screen.err().println("page: " + page.toAbsolutePath());
    }
  }

  private static String name(Claims.Checked checked) {
    return checked.claim().method() + "/" + checked.claim().id();
  }

  private static JsonObject json(Claims.Checked checked) {
    JsonObject json = Json.tree(checked).getAsJsonObject();
    json.addProperty("asRecorded", checked.asRecorded());
    return json;
  }
}
