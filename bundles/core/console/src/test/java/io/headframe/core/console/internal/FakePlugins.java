package io.headframe.core.console.internal;

import io.headframe.core.host.Breakers;
import io.headframe.core.host.Usage;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginIndexes;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginPlan.Action;
import io.headframe.core.host.plugin.PluginPlan.Step;
import io.headframe.core.host.plugin.PluginPlan.Wire;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import io.headframe.core.host.plugin.PluginSets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Plans one thing, whatever is asked, and remembers what was asked and applied. */
final class FakePlugins implements PluginSets, PluginIndexes, Usage, Breakers {

  final List<PluginChange> planned = new ArrayList<>();
  final List<PluginPlan> applied = new ArrayList<>();
  final List<String> addresses = new ArrayList<>(List.of("https://example.org/index.xml"));
  String restart = "";
  boolean nothing;
  String quarantine;

  private static final Entry LENS =
      new Entry("org.lens", "1.1.0", "ab12", 2048, "https://example.org/index.xml", "file:/x", "", true);

  @Override
  public PluginSet current() {
    return new PluginSet(7, Instant.parse("2026-11-21T09:00:00Z"), "install lens", List.of(LENS), Map.of(), false, "");
  }

  @Override
  public PluginPlan plan(PluginChange change) {
    planned.add(change);
    List<Step> steps = nothing ? List.of() : List.of(new Step(
        Action.UPDATE, "org.lens", "1.0.0", "1.1.0", "ab12", 2048, "https://example.org/index.xml", "asked for"));
    return new PluginPlan(7, change, steps, List.of(), List.of(), restart, List.of("A note."), List.of(LENS), Map.of(),
        new TreeSet<>(List.of(new Wire("org.lens 1.1.0", "osgi.wiring.package p", "org.p 1.0.0"))));
  }

  @Override
  public Applied apply(PluginPlan plan, Consumer<String> progress) {
    applied.add(plan);
    PluginSet set = new PluginSet(8, Instant.parse("2026-11-21T09:01:00Z"), plan.change().command(), plan.plugins(),
        Map.of(), !restart.isEmpty(), "");
    return new Applied(set, List.of("replaced org.lens 1.0.0 by 1.1.0"));
  }

  @Override
  public List<Past> history() {
    return List.of(
        new Past(Instant.parse("2026-11-21T09:00:30Z"), 7, "install broken", List.of(), true, "It is no jar."),
        new Past(Instant.parse("2026-11-21T09:00:00Z"), 7, "install lens", List.of(LENS), false, ""));
  }

  @Override
  public void lock(Path file, Path jars) {
    addresses.add("locked " + file + " " + jars);
  }

  @Override
  public List<OfBundle> list() {
    Counts counts = new Counts(3, 2, 1, 0, 0, 4.5, 4.2, OptionalLong.of(1 << 20));
    return List.of(new OfBundle("io.headframe.analysis.copy", "1.2.0", counts, 0, List.of(), List.of(), quarantine));
  }

  @Override
  public int reset(String bundle) {
    return bundle.equals("io.headframe.analysis.copy") ? 1 : 0;
  }

  @Override
  public List<Path> jars() {
    return List.of();
  }

  @Override
  public List<Path> jars(String address) {
    return List.of();
  }

  @Override
  public List<String> addresses() {
    return List.copyOf(addresses);
  }

  @Override
  public int add(String address) {
    addresses.add(address);
    return 3;
  }

  @Override
  public void remove(String address) {
    addresses.remove(address);
  }

  @Override
  public List<Available> search(String word) {
    return versions(word).stream().filter(each -> each.summaries().get(0).contains(word)).toList();
  }

  @Override
  public List<Available> versions(String name) {
    return name.equals("absent") ? List.of() : List.of(new Available("org.lens", "1.1.0", "Lens", "A lens.",
        List.of("lens"), List.of("Shows what every layer would predict."), "ab12", 2048, addresses.get(0)));
  }
}
