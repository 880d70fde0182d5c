package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.Nearest;
import io.headframe.core.host.internal.isolation.PluginCalls;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.TechniqueTable;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.host.plugin.Plugins.Health;
import io.headframe.core.method.HealthCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;

/** Asks techniques that are in use whether they work. */
public final class HealthReport {

  private static final double NANOS = 1e9;

  private final Techniques techniques;
  private final HealthTrial trial;

  /**
   * @param techniques what is in use
   * @param calls ask plugins
   */
  public HealthReport(Techniques techniques, PluginCalls calls) {
    this.techniques = techniques;
    this.trial = new HealthTrial(techniques, calls);
  }

  /** The answers of all techniques that one of the names means; of all plugins if there is no name. */
  public List<Health> of(List<String> names) {
    List<Health> answers = new ArrayList<>();
    Set<String> met = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    for (Bundle bundle : techniques.bundles()) {
      boolean whole = names.isEmpty() ? bundle.getLocation().startsWith(Techniques.PLUGIN_LOCATION)
          : names.contains(bundle.getSymbolicName());
      if (whole) {
        met.add(bundle.getSymbolicName());
      }
      known.add(bundle.getSymbolicName());
      for (Generation generation : techniques.of(bundle)) {
        known.add(generation.id());
        if (whole || names.contains(generation.id())) {
          met.add(generation.id());
          answers.add(answer(generation));
        }
      }
    }
    for (String name : names) {
      if (!met.contains(name)) {
        throw new HeadframeException(PluginError.NOT_INSTALLED, name, Nearest.suggestion(name, known));
      }
    }
    answers.sort(Comparator.comparing(Health::bundle).thenComparing(Health::technique));
    return answers;
  }

  private Health answer(Generation generation) {
    long begin = System.nanoTime();
    Health.State state = Health.State.UNKNOWN;
    String reason = "it has no health check";
    try {
      if (generation.service() instanceof HealthCheck check) {
        trial.require(check, generation);
        state = Health.State.HEALTHY;
        reason = "";
      }
    } catch (HeadframeException ill) {
      state = Health.State.ILL;
      reason = ill.getMessage();
    }
    return new Health(generation.owner().toString(), TechniqueTable.kind(generation.types().get(0)), generation.id(),
        state, reason, (System.nanoTime() - begin) / NANOS);
  }
}
