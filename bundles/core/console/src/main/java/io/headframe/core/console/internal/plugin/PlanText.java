package io.headframe.core.console.internal.plugin;

import io.headframe.core.console.internal.Json;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginPlan.Step;
import io.headframe.core.method.view.Table;
import io.headframe.core.report.TerminalReport;
import java.util.ArrayList;
import java.util.List;

/** A plan as people read it. */
final class PlanText {

  private PlanText() {}

  static String of(PluginPlan plan, TerminalReport report, boolean wires) {
    StringBuilder text = new StringBuilder();
    plan.notes().forEach(note -> text.append(note).append('\n'));
    if (plan.isEmpty()) {
      return text.append("Nothing is to be installed or removed.\n").toString();
    }
    text.append(report.render(new Table("Plan", List.of("what", "bundle", "version", "size", "why", "from"),
        plan.steps().stream().map(PlanText::row).toList())));
    text.append('\n').append(rest(plan)).append('\n');
    if (wires) {
      text.append('\n');
      plan.wires().forEach(wire -> text.append(wire).append('\n'));
    }
    return text.toString();
  }

  private static List<String> row(Step step) {
    String version = step.before().isEmpty() ? step.after()
        : step.after().isEmpty() ? step.before() : step.before() + " -> " + step.after();
    return List.of(Json.word(step.action()), step.bundle(), version, Sizes.of(step.size()), step.why(),
        step.source());
  }

  private static String rest(PluginPlan plan) {
    List<String> sentences = new ArrayList<>();
    sentences.add(plan.refreshed().isEmpty() ? "Nothing else is refreshed."
        : "Wired anew: " + String.join(", ", plan.refreshed()) + ".");
    if (!plan.stopped().isEmpty()) {
      sentences.add("Stopped, because a plugin takes its place: " + String.join(", ", plan.stopped()) + ".");
    }
    sentences.add(plan.restart().isEmpty() ? "No restart is needed."
        : "It takes effect with the next start, because " + plan.restart() + ".");
    return String.join(" ", sentences);
  }
}
