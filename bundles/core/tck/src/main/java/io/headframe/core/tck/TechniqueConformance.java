package io.headframe.core.tck;

import static org.junit.jupiter.api.Assumptions.abort;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Run;
import io.headframe.core.tck.internal.technique.Examination;
import io.headframe.core.testing.FixedLeases;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every technique must do, whatever its extension point: its component description is complete, it can be made
 * and removed, its health check passes and leaves nothing behind, it keeps no static state, and its classes can be
 * forgotten. The kit of each extension point extends this, and a technique's test extends the kit of its extension
 * point; nobody extends this directly who does not write a kit.
 *
 * <p>How many rules were executed is kept in the folder that the system property {@code headframe.conformance} names,
 * as a line of kind, id and count. A class of which no rule is executed fails.
 *
 * @param <T> the extension point
 */
@ExtendWith(ExecutedRules.class)
public abstract class TechniqueConformance<T> {

  /** For kits. */
  protected TechniqueConformance() {}

  /** The interface under which the technique is registered. */
  protected abstract Class<?> extensionPoint();

  /** The technique; a new one each time unless the kit says otherwise. Whoever makes it closes it. */
  protected abstract T technique();

  /** What ids of the extension point look like; lower case with dashes unless a kit overrides it. */
  protected IdForm idForm() {
    return IdForm.DASHED;
  }

  /** What the technique leases; nothing unless overridden. */
  protected Leases leases() {
    return new FixedLeases();
  }

  /** What the technique does without; nothing unless overridden. What is named here must indeed be missing. */
  protected Set<Capability> without() {
    return Set.of();
  }

  /**
   * Uses a technique whose classes were loaded anew, beside its health check; nothing unless a kit overrides it.
   *
   * @param anew the technique
   * @param run ends with this call
   * @throws Exception as the technique does, which breaks the rule about its classes: they were not used then
   */
  protected void use(T anew, Run run) throws Exception {}

  /** Whether the extension point asks for a health check. */
  boolean hasHealthCheck() {
    return true;
  }

  /** One test for each rule of every technique. */
  @TestFactory
  public final Stream<DynamicTest> everyTechnique(@TempDir Path folder) {
    Examination<T> examination = new Examination<>(
        extensionPoint(), idForm(), this::technique, leases(), folder, hasHealthCheck(), this::use);
    return examination.outcomes().entrySet().stream().map(entry -> DynamicTest.dynamicTest(
        entry.getKey() + ": " + entry.getKey().promise(), () -> {
          if (!entry.getValue().executed()) {
            abort(entry.getValue().reason());
          }
          entry.getValue().orThrow();
        }));
  }
}
