package io.headframe.runtime.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the bundles of a distribution must keep to, so that each technique can be replaced while it is in use. */
final class BundleRules {

  /** These are the platform: they change with a restart only, and may give parameter types beside interfaces. */
  private static final String PLATFORM = "io.headframe.core.";

  private static final String ENGINE = "ai.djl.pytorch";

  private final List<BundleJar> bundles;

  BundleRules(List<BundleJar> bundles) {
    this.bundles = bundles;
  }

  /** One sentence for each violation, with the bundle and what to do; empty if there is none. */
  List<String> violations() {
    List<String> found = new ArrayList<>();
    Set<String> extensionPoints = extensionPoints();
    for (BundleJar bundle : bundles) {
      references(bundle, extensionPoints, found);
      exports(bundle, found);
      engine(bundle, found);
    }
    splitPackages(found);
    return found;
  }

  /** The interfaces of which a technique is somewhere leased by its id. */
  Set<String> extensionPoints() {
    return bundles.stream()
        .flatMap(bundle -> bundle.components().stream())
        .filter(component -> !component.id().isEmpty())
        .flatMap(component -> component.provides().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void references(BundleJar bundle, Set<String> extensionPoints, List<String> found) {
    for (BundleJar.Component component : bundle.components()) {
      for (String reference : component.references()) {
        if (extensionPoints.contains(reference)) {
          found.add(bundle.name() + ": " + component.type() + " has a @Reference to " + reference
              + ", whose implementations come and go; take a lease from io.headframe.core.method.Leases instead.");
        }
      }
    }
  }

  private static void exports(BundleJar bundle, List<String> found) {
    boolean technique = bundle.components().stream().anyMatch(component -> !component.id().isEmpty());
    for (String clause : bundle.exports()) {
      String exported = BundleJar.packageOf(clause);
      if (technique && !bundle.name().startsWith(PLATFORM)) {
        found.add(bundle.name() + " has a technique and exports " + exported
            + ", so that it cannot be replaced alone; move what others need to the api bundle of its family.");
      }
      if (!clause.matches("(?s).*;\\s*version=.*") || clause.matches("(?s).*;\\s*version=\"?0\\.0\\.0\"?(;.*)?")) {
        found.add(bundle.name() + " exports " + exported
            + " without a version; put @Version beside @Export in its package-info.java.");
      }
    }
  }

  private static void engine(BundleJar bundle, List<String> found) {
    for (String clause : bundle.imports()) {
      String imported = BundleJar.packageOf(clause);
      if (!bundle.name().startsWith(PLATFORM) && (imported + ".").startsWith(ENGINE + ".")) {
        found.add(bundle.name() + " imports " + imported
            + ", which is the engine's own; use ai.djl.ndarray, and io.headframe.core.autograd for gradients.");
      }
    }
  }

  private void splitPackages(List<String> found) {
    Map<String, String> owners = new TreeMap<>();
    for (BundleJar bundle : bundles) {
      for (String each : bundle.packages()) {
        String owner = owners.putIfAbsent(each, bundle.name());
        if (owner != null) {
          found.add(bundle.name() + " has classes of " + each + ", and so has " + owner
              + "; rename the package in one of the two.");
        }
      }
    }
  }
}
