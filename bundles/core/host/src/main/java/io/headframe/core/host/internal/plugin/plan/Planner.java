package io.headframe.core.host.internal.plugin.plan;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.plugin.index.BundleResource;
import io.headframe.core.host.internal.plugin.plan.Selection.Coming;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginPlan.Action;
import io.headframe.core.host.plugin.PluginPlan.Step;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.resolver.Resolver;

/** Makes a plan of a selection: asks the resolver whether it fits, and says what follows for everything else. */
final class Planner {

  private static final int MOST_CHOICES = 10;

  private final Resolver resolver;
  private final Platform platform;
  private final PluginSet current;
  private final List<BundleResource> index;
  private final KeptResources kept;

  /** Reads a bundle of the current set again. */
  @FunctionalInterface
  interface KeptResources {
    BundleResource read(Entry entry);
  }

  Planner(Resolver resolver, Platform platform, PluginSet current, List<BundleResource> index, KeptResources kept) {
    this.resolver = resolver;
    this.platform = platform;
    this.current = current;
    this.index = index;
    this.kept = kept;
  }

  PluginPlan plan(PluginChange change, Selection selection) {
    List<BundleResource> chosen = new ArrayList<>();
    for (Coming coming : selection.coming()) {
      chosen.add(choose(coming, chosen, selection));
    }
    Resolution resolution = resolve(chosen, selection);
    Map<String, Entry> after = new TreeMap<>();
    current.plugins().forEach(entry -> after.put(entry.bundle(), entry));
    selection.going().forEach(after::remove);
    Map<String, String> why = new LinkedHashMap<>();
    for (int i = 0; i < chosen.size(); i++) {
      Coming coming = selection.coming().get(i);
      Entry entry = coming.entry().of(chosen.get(i));
      after.put(entry.bundle(), entry);
      why.put(entry.bundle(), coming.why());
    }
    resolution.needed().forEach((resource, by) -> {
      after.put(resource.name(), resource.entry("", false));
      why.put(resource.name(), "needed by " + by);
    });
    if (selection.tidy()) {
      orphans(after, resolution).forEach(orphan -> {
        after.remove(orphan);
        why.put(orphan, "nobody needs it any more");
      });
    }
    List<Step> steps = steps(after, why);
    Set<String> replaced = new TreeSet<>();
    steps.stream().filter(step -> step.action() != Action.INSTALL).forEach(step -> replaced.add(step.bundle()));
    Set<String> refreshed = platform.dependents(replaced);
    List<String> stopped = steps.stream()
        .filter(step -> step.action() == Action.INSTALL && platform.ofDistribution(step.bundle()).isPresent())
        .map(step -> step.bundle() + " " + platform.ofDistribution(step.bundle()).get().getVersion())
        .toList();
    List<String> refreshedNames = refreshed.stream().filter(after::containsKey).toList();
    Set<String> wired = new HashSet<>(refreshedNames);
    steps.stream().filter(step -> step.action() != Action.REMOVE).forEach(step -> wired.add(step.bundle()));
    return new PluginPlan(current.number(), change, steps, refreshedNames, stopped,
        restart(steps, refreshedNames), selection.notes(), List.copyOf(after.values()), selection.folder(),
        resolution.wires(wired));
  }

  /** The best choice that fits beside those that are chosen already. */
  private BundleResource choose(Coming coming, List<BundleResource> chosen, Selection selection) {
    List<BundleResource> choices = coming.choices();
    HeadframeException first = null;
    for (BundleResource choice : choices.subList(0, Math.min(MOST_CHOICES, choices.size()))) {
      try {
        if (choices.size() > 1) {
          List<BundleResource> together = new ArrayList<>(chosen);
          together.add(choice);
          resolve(together, selection);
        }
        if (first != null) {
          selection.notes().add(choice + " is taken, because the newest does not fit: " + first.getMessage());
        }
        return choice;
      } catch (HeadframeException unfit) {
        first = first == null ? unfit : first;
      }
    }
    throw first;
  }

  private Resolution resolve(List<BundleResource> chosen, Selection selection) {
    return resolve(chosen, selection, index);
  }

  /** The resolver may take two versions of one bundle for two others; a set has one of each. */
  private Resolution resolve(List<BundleResource> chosen, Selection selection, List<BundleResource> offered) {
    Resolution resolution = resolveAny(chosen, selection, offered);
    List<BundleResource> versions = resolution.twice();
    if (versions.isEmpty()) {
      new TakenTechniques(platform, current, leaving(chosen, selection))
          .check(current.untried() ? resolution.asked() : chosen, resolution.needed().keySet());
      return resolution;
    }
    HeadframeException first = null;
    for (BundleResource only : versions) {
      try {
        return resolve(chosen, selection,
            offered.stream().filter(each -> each == only || !each.name().equals(only.name())).toList());
      } catch (HeadframeException unfit) {
        first = first == null ? unfit : first;
      }
    }
    throw first;
  }

  private Resolution resolveAny(List<BundleResource> chosen, Selection selection, List<BundleResource> offered) {
    chosen.forEach(this::requireReplaceable);
    Set<String> leaving = leaving(chosen, selection);
    Set<String> affected = platform.dependents(leaving);
    Pool pool = new Pool();
    Set<String> present = new HashSet<>(leaving);
    for (Bundle bundle : platform.distribution()) {
      BundleWiring wiring = bundle.adapt(BundleWiring.class);
      present.add(bundle.getSymbolicName());
      if (wiring != null) {
        pool.resolved(wiring.getRevision(), wiring);
      } else {
        pool.index(bundle.adapt(BundleRevision.class));
      }
    }
    List<BundleResource> gone = new ArrayList<>();
    for (Entry entry : current.plugins()) {
      Bundle bundle = platform.plugin(entry.bundle()).orElse(null);
      BundleWiring wiring = bundle == null ? null : bundle.adapt(BundleWiring.class);
      present.add(entry.bundle());
      if (leaving.contains(entry.bundle())) {
        if (bundle != null || current.untried()) {
          gone.add(kept.read(entry));
        }
      } else if (current.untried() || affected.contains(entry.bundle())) {
        pool.coming(kept.read(entry));
      } else if (wiring != null) {
        pool.resolved(wiring.getRevision(), wiring);
      }
    }
    chosen.forEach(pool::coming);
    offered.stream().filter(resource -> !present.contains(resource.name())).forEach(pool::index);
    return Resolution.of(resolver, pool, gone);
  }

  private static Set<String> leaving(List<BundleResource> chosen, Selection selection) {
    Set<String> leaving = new TreeSet<>(selection.going());
    chosen.forEach(each -> leaving.add(each.name()));
    return leaving;
  }

  /** A plugin may take the place of a technique of the distribution, and of nothing that others are built on. */
  private void requireReplaceable(BundleResource coming) {
    platform.ofDistribution(coming.name()).filter(Platform::exports).ifPresent(bundle -> {
      throw new HeadframeException(PluginError.PLATFORM_BUNDLE, coming,
          bundle.getSymbolicName() + " " + bundle.getVersion());
    });
  }

  private List<String> orphans(Map<String, Entry> after, Resolution resolution) {
    Set<String> needed = new HashSet<>();
    List<String> open = new ArrayList<>();
    after.values().stream().filter(Entry::wanted).forEach(entry -> open.add(entry.bundle()));
    while (!open.isEmpty()) {
      String bundle = open.remove(open.size() - 1);
      if (needed.add(bundle)) {
        open.addAll(resolution.has(bundle) ? resolution.needs(bundle) : platform.needs(bundle));
      }
    }
    return after.keySet().stream().filter(name -> !needed.contains(name)).toList();
  }

  private List<Step> steps(Map<String, Entry> after, Map<String, String> why) {
    List<Step> steps = new ArrayList<>();
    for (Entry before : current.plugins()) {
      Entry now = after.get(before.bundle());
      if (now == null) {
        steps.add(new Step(Action.REMOVE, before.bundle(), before.version(), "", "", 0, before.source(),
            why.getOrDefault(before.bundle(), "asked for")));
      } else if (!now.sha256().equals(before.sha256())) {
        steps.add(new Step(Action.UPDATE, now.bundle(), before.version(), now.version(), now.sha256(), now.size(),
            now.source(), why.getOrDefault(now.bundle(), "asked for")));
      }
    }
    for (Entry now : after.values()) {
      if (current.plugin(now.bundle()).isEmpty()) {
        steps.add(new Step(Action.INSTALL, now.bundle(), "", now.version(), now.sha256(), now.size(), now.source(),
            why.getOrDefault(now.bundle(), "asked for")));
      }
    }
    steps.sort(Comparator.comparing(Step::bundle));
    return steps;
  }

  /** Classes that others are linked to cannot be exchanged under them. */
  private String restart(List<Step> steps, List<String> refreshed) {
    if (current.untried()) {
      return "set " + current.number() + ", which it builds on, takes effect with a restart";
    }
    for (Step step : steps) {
      Set<String> linked = new TreeSet<>(refreshed);
      linked.retainAll(platform.dependents(Set.of(step.bundle())));
      if (step.action() != Action.INSTALL && !linked.isEmpty()) {
        return String.join(", ", linked) + (linked.size() == 1 ? " is" : " are") + " linked to " + step.bundle();
      }
    }
    return "";
  }
}
