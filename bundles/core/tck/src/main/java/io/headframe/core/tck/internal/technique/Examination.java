package io.headframe.core.tck.internal.technique;

import io.headframe.core.method.Leases;
import io.headframe.core.tck.IdForm;
import io.headframe.core.tck.internal.Outcome;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Examines one technique by the rules of every technique. */
public final class Examination<T> {

  private final Class<?> extensionPoint;
  private final IdForm idForm;
  private final Supplier<T> technique;
  private final Leases leases;
  private final Path folder;
  private final boolean hasHealthCheck;
  private final Use<T> use;
  private final Map<TechniqueRule, Outcome> outcomes = new EnumMap<>(TechniqueRule.class);

  /**
   * @param extensionPoint the interface under which it is registered
   * @param idForm what its id looks like
   * @param technique gives it
   * @param leases what it leases
   * @param folder where its artifacts go
   * @param hasHealthCheck whether the extension point asks for one
   * @param use what is done with it, beside its health check
   */
  public Examination(Class<?> extensionPoint, IdForm idForm, Supplier<T> technique, Leases leases, Path folder,
      boolean hasHealthCheck, Use<T> use) {
    this.extensionPoint = extensionPoint;
    this.idForm = idForm;
    this.technique = technique;
    this.leases = leases;
    this.folder = folder;
    this.hasHealthCheck = hasHealthCheck;
    this.use = use;
  }

  /** How every rule came out, in the order of {@link TechniqueRule}. */
  public Map<TechniqueRule, Outcome> outcomes() {
    T examined = technique.get();
    Class<?> type = examined.getClass();
    ComponentDescription described;
    try {
      described = ComponentDescription.read(type, extensionPoint);
    } catch (AssertionError broken) {
      skip("it is no component of its kind", TechniqueRule.values());
      outcomes.put(TechniqueRule.COMPONENT, Outcome.broken(broken));
      return outcomes;
    }
    outcomes.put(TechniqueRule.COMPONENT, Outcome.kept());
    examine(TechniqueRule.ID, () -> idForm.check(described.id()));
    examine(TechniqueRule.ACTIVATION, () -> {
      Activation activation = new Activation(described, leases);
      activation.remove(activation.make(type));
      activation.remove(activation.make(type));
    });
    if (hasHealthCheck) {
      examine(TechniqueRule.HEALTH, () -> new Health(leases, folder, Health.LONGEST).check(examined, described));
    } else {
      skip("an " + extensionPoint.getSimpleName() + " has no health check", TechniqueRule.HEALTH);
    }
    examine(TechniqueRule.STATE, () -> {
      List<String> found = StaticState.found(type);
      if (!found.isEmpty()) {
        throw new AssertionError(String.join("; ", found));
      }
    });
    if (broken(TechniqueRule.ACTIVATION) || broken(TechniqueRule.HEALTH)) {
      skip("what cannot be used leaves nothing", TechniqueRule.CLASS_LOADER);
    } else {
      examine(TechniqueRule.CLASS_LOADER, () -> new Forgetting<>(described, leases, folder, use).check(type));
    }
    return outcomes;
  }

  private boolean broken(TechniqueRule rule) {
    return outcomes.get(rule).broken() != null;
  }

  private void examine(TechniqueRule rule, Check check) {
    try {
      check.run();
      outcomes.put(rule, Outcome.kept());
    } catch (AssertionError broken) {
      outcomes.put(rule, Outcome.broken(broken));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      outcomes.put(rule, Outcome.broken(new AssertionError("interrupted", interrupted)));
    }
  }

  private void skip(String reason, TechniqueRule... rules) {
    for (TechniqueRule rule : rules) {
      outcomes.put(rule, Outcome.skipped(reason));
    }
  }

  /** What can fail. */
  @FunctionalInterface
  private interface Check {
    void run() throws InterruptedException;
  }
}
