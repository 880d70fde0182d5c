package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Bundles that need each other at random, and changes of them. */
final class RandomUniverse {

  private static final int NAMES = 8;
  private static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "2.0.0");
  private static final List<String> RANGES = List.of("[1,2)", "[1,3)", "[1,3)", "[1,3)", "[1.1,3)", "[2,3)");

  private final Random random;

  RandomUniverse(Random random) {
    this.random = random;
  }

  /** Every bundle in every version. Which packages it exports and imports changes from version to version. */
  PluginBuilder[] bundles() {
    List<PluginBuilder> bundles = new ArrayList<>();
    for (int name = 0; name < NAMES; name++) {
      for (String version : VERSIONS) {
        bundles.add(bundle(name, version));
      }
    }
    return bundles.toArray(PluginBuilder[]::new);
  }

  private PluginBuilder bundle(int name, String version) {
    PluginBuilder bundle = WithIndex.saying("b" + name, version);
    if (random.nextInt(10) < 8) {
      bundle.exporting("p" + name + ";version=" + version);
    }
    if (random.nextInt(10) < 2) {
      // Two bundles may have the same package.
      bundle.exporting("p" + (name + 1) % NAMES + ";version=" + version);
    }
    if (random.nextInt(10) < 2) {
      bundle.providing("example.c" + name);
    }
    for (int other = 0; other < NAMES; other++) {
      if (other != name && random.nextInt(10) < 2) {
        String optional = random.nextInt(5) == 0 ? ";resolution:=optional" : "";
        bundle.importing("p" + other + ";version=\"" + pick(RANGES) + "\"" + optional);
      }
      if (other != name && random.nextInt(30) == 0) {
        bundle.needing("example.c" + other);
      }
    }
    return bundle;
  }

  /** Some of all. */
  List<String> some(List<String> all) {
    List<String> some = new ArrayList<>(all);
    Collections.shuffle(some, random);
    return some.subList(0, all.size() / 2 + random.nextInt(all.size() / 2));
  }

  PluginChange change(PluginSet current) {
    List<String> installed = current.plugins().stream().map(Entry::bundle).toList();
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new PluginChange.Install(List.of(anyName()));
      case 3 -> new PluginChange.Install(List.of(anyName(), anyName()));
      case 4 -> new PluginChange.Install(List.of(anyName() + "@" + pick(RANGES)));
      case 5, 6, 7 -> new PluginChange.Update(installed.isEmpty() || random.nextBoolean() ? List.of()
          : List.of(pick(installed)));
      case 8 -> new PluginChange.Remove(List.of(installed.isEmpty() ? anyName() : pick(installed)));
      default -> new PluginChange.RollBack(OptionalInt.of(
          Math.max(0, current.number() - 1 - random.nextInt(6))));
    };
  }

  private String anyName() {
    int name = random.nextInt(NAMES);
    return random.nextBoolean() ? "b" + name : "example.b" + name;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
