package io.headframe.core.host.internal.plugin.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginPlan.Action;
import io.headframe.core.host.plugin.PluginPlan.Step;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Random bundles in random indexes, and random changes of what is installed: a plan is refused in a sentence, or
 * exactly what it says happens. Each state follows from the ones before it, so a failure is repeated with the seed.
 */
class RandomChangesTest extends WithIndex {

  private static final int STATES = 500;
  private static final int STATES_OF_A_UNIVERSE = 100;
  private static final int STATES_OF_A_HOME = 20;
  private static final long SEED = Long.getLong("headframe.test.seed", 20261121);
  /** Unknown, not there in that version, missing, in another version, needed by another, contradictory. */
  private static final Set<String> REFUSALS = Set.of("HF-PLUGIN-001", "HF-PLUGIN-003", "HF-PLUGIN-005",
      "HF-PLUGIN-010", "HF-PLUGIN-011", "HF-PLUGIN-013", "HF-PLUGIN-014");

  private final Random random = new Random(SEED);
  private final RandomUniverse universe = new RandomUniverse(random);
  private int applied;
  private int refused;
  private int restarted;
  private String doing;

  private record Here(Bundle bundle, BundleWiring wiring) {}

  @Test
  void executedChange_isThePlan() throws Exception {
    try {
      for (int state = 0; state < STATES; state++) {
        doing = "seed " + SEED + ", state " + state;
        if (state % STATES_OF_A_UNIVERSE == 0) {
          index.clear();
          index.add(universe.bundles());
        }
        if (state % STATES_OF_A_HOME == 0) {
          host.rollBack(0);
          host.restart();
        }
        index.offer(universe.some(index.jars()));
        change(universe.change(host.plugins.current()));
      }
    } catch (Exception | AssertionError broken) {
      throw new AssertionError(doing + ": " + broken, broken);
    }
    assertTrue(applied > STATES / 4, applied + " changes were applied");
    assertTrue(refused > STATES / 20, refused + " changes were refused");
    assertTrue(restarted > STATES / 50, restarted + " changes needed a restart");
  }

  private void change(PluginChange change) throws Exception {
    doing += ", " + change.command() + " of " + host.set();
    PluginSet before = host.plugins.current();
    Map<String, Here> here = here();
    PluginPlan plan;
    try {
      plan = host.plugins.plan(change);
    } catch (HeadframeException refusal) {
      assertTrue(REFUSALS.contains(refusal.id()), refusal.id() + " " + refusal.getMessage());
      assertEquals(here, here());
      assertEquals(before, host.plugins.current());
      refused++;
      return;
    }
    doing += ", " + plan.steps() + " refreshed " + plan.refreshed() + " restart '" + plan.restart() + "'";
    assertEquals(here, here(), "planning touches nothing");
    PluginSet after = host.plugins.apply(plan, progress -> {}).set();
    applied++;
    assertEquals(plan.plugins(), after.plugins());
    assertEquals(after, host.plugins.current());
    assertEquals(follows(before, plan), versions(after));
    if (plan.restart().isEmpty()) {
      assertEquals(List.of(), plan.refreshed());
      requireUntouched(here, plan);
      requirePlannedWires(plan);
    } else {
      assertTrue(plan.steps().stream().anyMatch(step -> step.action() != Action.INSTALL), "a leaf needs no restart");
      assertEquals(here, here(), "nothing changes before the restart");
      host.restart();
      restarted++;
      assertEquals(after.plugins(), host.plugins.current().plugins(), host.sentences.toString());
    }
    requireInUse(host.plugins.current());
  }

  /** The set that the steps lead to. */
  private static Map<String, String> follows(PluginSet before, PluginPlan plan) {
    Map<String, String> versions = versions(before);
    for (Step step : plan.steps()) {
      assertEquals(step.before(), step.action() == Action.INSTALL ? "" : versions.get(step.bundle()));
      if (step.action() == Action.REMOVE) {
        versions.remove(step.bundle());
      } else {
        versions.put(step.bundle(), step.after());
      }
    }
    return versions;
  }

  private static Map<String, String> versions(PluginSet set) {
    Map<String, String> versions = new TreeMap<>();
    set.plugins().forEach(entry -> versions.put(entry.bundle(), entry.version()));
    return versions;
  }

  private Map<String, Here> here() {
    Map<String, Here> here = new TreeMap<>();
    for (Bundle bundle : host.context.getBundles()) {
      if (bundle.getLocation().startsWith(Techniques.PLUGIN_LOCATION)) {
        Here other = here.put(bundle.getSymbolicName(), new Here(bundle, bundle.adapt(BundleWiring.class)));
        assertEquals(null, other, "one of each");
      }
    }
    return here;
  }

  private void requireUntouched(Map<String, Here> before, PluginPlan plan) {
    Set<String> touched = new HashSet<>();
    plan.steps().forEach(step -> touched.add(step.bundle()));
    Map<String, Here> now = here();
    before.forEach((name, was) -> {
      if (!touched.contains(name)) {
        assertSame(was.bundle(), now.get(name).bundle(), name);
        assertSame(was.wiring(), now.get(name).wiring(), name);
      }
    });
  }

  private void requirePlannedWires(PluginPlan plan) {
    Map<String, Here> now = here();
    Set<String> actual = new TreeSet<>();
    for (Step step : plan.steps()) {
      if (step.action() != Action.REMOVE) {
        for (BundleWire wire : now.get(step.bundle()).wiring().getRequiredWires(null)) {
          String namespace = wire.getCapability().getNamespace();
          Object name = wire.getCapability().getAttributes().get(namespace);
          actual.add(step.bundle() + " " + step.after() + " -> " + namespace + (name == null ? "" : " " + name) + " of "
              + wire.getProvider().getSymbolicName() + " " + wire.getProvider().getVersion());
        }
      }
    }
    Set<String> planned = new TreeSet<>();
    plan.wires().forEach(wire -> planned.add(wire.toString()));
    assertEquals(String.join("\n", planned), String.join("\n", actual));
  }

  private void requireInUse(PluginSet set) {
    Map<String, String> found = new TreeMap<>();
    here().forEach((name, each) -> {
      assertEquals(Bundle.ACTIVE, each.bundle().getState(), name);
      found.put(name, each.bundle().getVersion().toString());
    });
    assertEquals(versions(set), found);
    Set<String> callable = new TreeSet<>();
    for (Entry entry : set.plugins()) {
      String technique = entry.bundle().replace("example.", "");
      callable.add(technique);
      assertEquals(entry.version(), host.call(technique));
    }
    assertEquals(callable, new TreeSet<>(host.techniques.ids(Supplier.class)));
  }
}
