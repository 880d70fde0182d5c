package io.headframe.core.tck;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.internal.Conformance;
import io.headframe.core.tck.internal.ExecutedRules;
import io.headframe.core.tck.internal.MethodDeclaration;
import io.headframe.core.tck.internal.Outcome;
import io.headframe.core.tck.internal.Rule;
import io.headframe.core.testing.FixedLeases;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Method} must do, as one test for each rule. A test class extends it and gives the method and small
 * parameters:
 *
 * <pre>
 * class InductionHeadsConformanceTest extends MethodConformance&lt;Parameters, Findings&gt; {
 *
 *   &#64;Override
 *   protected Method&lt;Parameters, Findings&gt; method() {
 *     return new InductionHeads();
 *   }
 *
 *   &#64;Override
 *   protected Parameters parameters() {
 *     return new Parameters(TestModels.constructed(), 10, 3, false, 0.4, 1);
 *   }
 * }
 * </pre>
 *
 * <p>The rules: what the method declares is complete, since help, validation and lists are made of it; it ends when it
 * is cancelled; its progress never falls; one seed gives one result; its result can be shown and written; and it leaves
 * neither threads nor native arrays. The method runs three times in one thread, and up to five where it ends late.
 *
 * @param <P> the record of parameters
 * @param <R> the record of results
 */
public abstract class MethodConformance<P extends Record, R extends Record> {

  /** A new instance of the method. */
  protected abstract Method<P, R> method();

  /**
   * Small parameters: a run with them takes a second or so and has at least two steps. Called on the thread that
   * computes all runs; what they hold that can be closed, such as a model, is closed after the last.
   */
  protected abstract P parameters();

  /** What the method leases; nothing unless overridden. */
  protected Leases leases() {
    return new FixedLeases();
  }

  /** What the method does without; nothing unless overridden. */
  protected Set<Capability> without() {
    return Set.of();
  }

  /** One test for each rule, and one that fails where no rule saw the method run. */
  @TestFactory
  public final Stream<DynamicTest> conformance(@TempDir Path folder) {
    Class<?> type = method().getClass();
    MethodDeclaration declared = MethodDeclaration.read(type);
    Map<Rule, Outcome> outcomes = new Conformance<>(
        declared, this::method, this::parameters, leases(), without(), folder).outcomes();
    AtomicInteger executed = new AtomicInteger();
    AtomicInteger runs = new AtomicInteger();
    Stream<DynamicTest> rules = outcomes.entrySet().stream().map(entry -> DynamicTest.dynamicTest(
        entry.getKey() + ": " + entry.getKey().promise(), () -> {
          Outcome outcome = entry.getValue();
          if (!outcome.executed()) {
            abort(outcome.reason());
          }
          executed.incrementAndGet();
          if (entry.getKey().runs()) {
            runs.incrementAndGet();
          }
          outcome.orThrow();
        }));
    DynamicTest some = DynamicTest.dynamicTest("EXECUTED: at least one rule saw the method run", () -> {
      ExecutedRules.record(declared.id(), executed.get());
      assertNotEquals(0, runs.get(), "no rule saw " + type.getName() + " run");
    });
    return Stream.concat(rules, Stream.of(some));
  }
}
