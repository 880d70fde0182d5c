package io.headframe.core.console.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Claims;
import io.headframe.core.host.MethodSummary;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.view.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "Measure the claims of methods and compare the outcomes with the record.",
    footer = "JSON: a list of {claim {id, method, statement, source, model, direction, threshold, samples, seed}, "
    + "measured {value, low, high, samples, reason}, outcome, recorded, asRecorded, seconds}; an outcome is "
    + "holds, fails, undecided or not-applicable.")
final class CheckCommand extends ConsoleCommand {

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids of methods.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "Every method that has claims.")
  private boolean all;

  CheckCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    if (!all && ids.isEmpty()) {
      throw new HeadframeException(ConsoleError.NOTHING_TO_CHECK);
    }
    List<Claims.Checked> checked;
    Thread waiting = Thread.currentThread();
    try {
      checked = interrupts.during(() -> check(all ? withClaims() : ids), waiting::interrupt);
    } catch (InterruptedException e) {
      screen.err().println("cancelled");
      return ExitCode.CANCELLED;
    }
    if (json) {
      printJson(checked.stream().map(CheckCommand::json).toList());
    } else {
      print(screen.report().render(new Table("Claims",
          List.of("claim", "threshold", "measured", "outcome", "recorded", "seconds"),
          checked.stream().map(CheckCommand::row).toList())));
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
        checked.addAll(services.claims().check(id, (fraction, doing) -> progress.report(fraction, id + ": " + doing)));
      }
    }
    return checked;
  }

  private List<String> withClaims() {
    return services.methods().list().stream()
        .map(MethodSummary::id)
        .filter(id -> !services.methods().describe(id).claims().isEmpty())
        .toList();
  }

  private static String name(Claims.Checked checked) {
    return checked.claim().method() + "/" + checked.claim().id();
  }

  private static JsonObject json(Claims.Checked checked) {
    JsonObject json = Json.tree(checked).getAsJsonObject();
    json.addProperty("asRecorded", checked.asRecorded());
    return json;
  }

  private static List<String> row(Claims.Checked checked) {
    Measurement measured = checked.measured();
    return List.of(
        name(checked),
        MethodText.threshold(checked.claim()),
        measured.applicable()
            ? String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", measured.value(), measured.low(), measured.high())
            : measured.reason(),
        Json.word(checked.outcome()),
        checked.recorded() == null ? "nothing" : Json.word(checked.recorded()),
        String.format(Locale.ROOT, "%.2f", checked.seconds()));
  }
}
