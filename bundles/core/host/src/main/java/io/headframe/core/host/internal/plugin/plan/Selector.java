package io.headframe.core.host.internal.plugin.plan;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.Nearest;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.plugin.index.BundleResource;
import io.headframe.core.host.internal.plugin.plan.Selection.Coming;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import io.headframe.core.method.Technique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Capability;

/** Finds the bundles that people mean by names. */
final class Selector {

  private final PluginSet current;
  private final Platform platform;

  Selector(PluginSet current, Platform platform) {
    this.current = current;
    this.platform = platform;
  }

  /** Bundles of an index. */
  Selection install(List<String> names, List<BundleResource> index, List<String> notes) {
    List<Coming> coming = new ArrayList<>();
    for (String asked : names) {
      int at = asked.lastIndexOf('@');
      String name = at < 0 ? asked : asked.substring(0, at);
      VersionRange range = at < 0 ? null : range(asked.substring(at + 1), asked);
      List<BundleResource> versions = versions(name, index);
      List<BundleResource> choices =
          versions.stream().filter(each -> range == null || range.includes(each.version())).toList();
      if (choices.isEmpty()) {
        throw new HeadframeException(PluginError.NO_VERSION, name, asked.substring(at + 1),
            versions.stream().map(each -> each.version().toString()).collect(Collectors.joining(", ")));
      }
      List<BundleResource> before = asked(choices.get(0).name(), coming);
      if (before != null && before.stream().noneMatch(choices::contains)) {
        throw new HeadframeException(PluginError.CONTRADICTION, choices.get(0), before.get(0) + " is asked for too");
      }
      List<BundleResource> fitting =
          before == null ? choices : choices.stream().filter(before::contains).toList();
      coming.removeIf(other -> other.choices() == before);
      coming.add(new Coming(fitting, resource -> resource.entry("", true), "asked for"));
    }
    return new Selection(coming, Set.of(), false, current.folder(), notes);
  }

  /** The choices of a bundle that was named before in the same change; null if it was not. */
  private static List<BundleResource> asked(String bundle, List<Coming> coming) {
    return coming.stream().map(Coming::choices).filter(each -> each.get(0).name().equals(bundle))
        .findFirst().orElse(null);
  }

  private static List<BundleResource> versions(String name, List<BundleResource> index) {
    List<BundleResource> named = index.stream().filter(each -> each.name().equals(name)).toList();
    if (!named.isEmpty()) {
      return named;
    }
    List<BundleResource> with = index.stream().filter(each -> each.techniques().contains(name)).toList();
    Set<String> bundles = with.stream().map(BundleResource::name).collect(Collectors.toCollection(TreeSet::new));
    if (bundles.size() > 1) {
      throw new HeadframeException(PluginError.AMBIGUOUS, name, String.join(", ", bundles));
    }
    if (with.isEmpty()) {
      Set<String> known = new TreeSet<>();
      index.forEach(each -> {
        known.add(each.name());
        known.addAll(each.techniques());
      });
      throw index.isEmpty() ? new HeadframeException(PluginError.NO_INDEX, name)
          : new HeadframeException(PluginError.UNKNOWN_PLUGIN, name, Nearest.suggestion(name, known));
    }
    return with;
  }

  private static VersionRange range(String text, String asked) {
    try {
      if (text.matches("[\\[(].*")) {
        return VersionRange.valueOf(text);
      }
      Version exact = Version.parseVersion(text);
      return new VersionRange(VersionRange.LEFT_CLOSED, exact, exact, VersionRange.RIGHT_CLOSED);
    } catch (IllegalArgumentException broken) {
      throw new HeadframeException(PluginError.BAD_RANGE, text, asked);
    }
  }

  /** Newer versions in an index. */
  Selection update(List<String> names, List<BundleResource> index, List<String> notes) {
    List<Coming> coming = new ArrayList<>();
    List<String> bundles = names.isEmpty()
        ? current.plugins().stream().filter(Entry::wanted).map(Entry::bundle).toList()
        : names.stream().map(this::replaceable).distinct().toList();
    for (String bundle : bundles) {
      Version now = current.plugin(bundle).map(entry -> Version.parseVersion(entry.version()))
          .or(() -> platform.ofDistribution(bundle).map(Bundle::getVersion)).orElseThrow();
      List<BundleResource> newer = index.stream()
          .filter(each -> each.name().equals(bundle) && each.version().compareTo(now) > 0)
          .toList();
      if (newer.isEmpty()) {
        notes.add(bundle + " " + now + " is the newest version that is known.");
      } else {
        boolean wanted = current.plugin(bundle).map(Entry::wanted).orElse(true);
        coming.add(new Coming(newer, resource -> resource.entry("", wanted), "asked for"));
      }
    }
    return new Selection(coming, Set.of(), true, current.folder(), notes);
  }

  private String replaceable(String name) {
    String bundle = installed(name);
    return bundle != null ? bundle : ofDistribution(name);
  }

  /** Plugins go. */
  Selection remove(List<String> names) {
    Set<String> going = new TreeSet<>();
    for (String name : names) {
      String bundle = installed(name);
      if (bundle == null) {
        String base = ofDistribution(name);
        throw new HeadframeException(PluginError.OF_DISTRIBUTION, base);
      }
      going.add(bundle);
    }
    return new Selection(List.of(), going, true, current.folder(), List.of());
  }

  private String installed(String name) {
    for (Entry entry : current.plugins()) {
      if (entry.bundle().equals(name) || platform.plugin(entry.bundle()).filter(each -> has(each, name)).isPresent()) {
        return entry.bundle();
      }
    }
    return null;
  }

  private String ofDistribution(String name) {
    for (Bundle bundle : platform.distribution()) {
      if (bundle.getSymbolicName().equals(name) || has(bundle, name)) {
        return bundle.getSymbolicName();
      }
    }
    throw new HeadframeException(PluginError.NOT_INSTALLED, name,
        Nearest.suggestion(name, current.plugins().stream().map(Entry::bundle).toList()));
  }

  private static boolean has(Bundle bundle, String technique) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    for (Capability each : wiring == null ? List.<Capability>of()
        : List.copyOf(wiring.getCapabilities(Technique.NAMESPACE))) {
      if (technique.equals(each.getAttributes().get(Technique.NAMESPACE))) {
        return true;
      }
    }
    return false;
  }

  /** Another set, digest by digest. */
  Selection exactly(List<Entry> wanted, Planner.KeptResources read, String why) {
    List<Coming> coming = new ArrayList<>();
    Set<String> going = new TreeSet<>();
    current.plugins().forEach(entry -> going.add(entry.bundle()));
    for (Entry entry : wanted) {
      if (current.plugins().contains(entry)) {
        going.remove(entry.bundle());
      } else {
        // What the jar is called is in the jar, whatever a lock file says.
        BundleResource resource = read.read(entry);
        going.remove(resource.name());
        coming.add(new Coming(List.of(resource), jar -> new Entry(jar.name(), jar.version().toString(),
            entry.sha256(), entry.size(), entry.source(), entry.location(), entry.file(), entry.wanted()), why));
      }
    }
    return new Selection(coming, going, false, current.folder(), List.of());
  }

  /** A jar that lies in the store. It takes the place of whatever came from the same file of the folder. */
  Selection jar(BundleResource resource, String file, Map<String, String> folder) {
    Set<String> going = new TreeSet<>();
    if (!file.isEmpty()) {
      current.plugins().stream()
          .filter(entry -> entry.file().equals(file) && !entry.bundle().equals(resource.name()))
          .forEach(entry -> going.add(entry.bundle()));
    }
    Coming coming = new Coming(List.of(resource), each -> each.entry(file, true), "asked for");
    return new Selection(List.of(coming), going, false, folder, List.of());
  }
}
