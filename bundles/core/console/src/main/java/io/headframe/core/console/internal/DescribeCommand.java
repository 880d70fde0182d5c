package io.headframe.core.console.internal;

import io.headframe.core.host.MethodDescription;
import io.headframe.core.host.MethodSummary;
import io.headframe.core.method.Claim;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import io.headframe.core.report.ReportPage;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "describe", description = "Show what a method computes, its paper, parameters, results and claims.",
    footer = "JSON: {summary {id, title, summary, family, paper, year, arxiv, bundle, version}, parameters [{name, "
    + "description, type, unit, defaultValue, required, positional, min, max, choices}], results [{name, description, "
    + "type, unit}], claims [{id, method, statement, source, model, direction, threshold, samples, seed}]}.")
final class DescribeCommand extends ConsoleCommand {

  @Parameters(paramLabel = "ID", description = "A method's id; 'headframe methods' lists them.")
  private String id;

  DescribeCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() {
    MethodDescription method = services.methods().describe(id);
    if (json) {
      printJson(method);
    } else {
      print(screen.report().render(page(method)));
    }
    return ExitCode.SUCCESS;
  }

  private static ReportPage page(MethodDescription method) {
    MethodSummary summary = method.summary();
    List<ReportPage.Fact> facts = new ArrayList<>();
    facts.add(new ReportPage.Fact("id", summary.id()));
    facts.add(new ReportPage.Fact("family", summary.family()));
    String paper = MethodText.paper(summary);
    if (!paper.isEmpty()) {
      facts.add(new ReportPage.Fact("paper", paper));
    }
    facts.add(new ReportPage.Fact("bundle", summary.bundle() + " " + summary.version()));
    List<View> views = new ArrayList<>();
    views.add(new Table("Parameters", List.of("option", "meaning", "allowed", "default"), method.parameters().stream()
        .map(parameter -> List.of(MethodText.written(parameter), MethodText.meaning(parameter),
            MethodText.allowed(parameter), MethodText.absent(parameter)))
        .toList()));
    views.add(new Table("Results", List.of("name", "meaning", "type"), method.results().stream()
        .map(result -> List.of(result.name(),
            result.description() + (result.unit().isEmpty() ? "" : ", in " + result.unit()), result.type()))
        .toList()));
    if (!method.claims().isEmpty()) {
      views.add(new Table("Claims", List.of("id", "statement", "threshold", "model", "source"), method.claims().stream()
          .map(DescribeCommand::row).toList()));
    }
    return new ReportPage(summary.title(), summary.summary(), facts, views);
  }

  private static List<String> row(Claim claim) {
    return List.of(claim.id(), claim.statement(), MethodText.threshold(claim), claim.model(), claim.source());
  }
}
