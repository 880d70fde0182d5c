package io.headframe.core.tck;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.headframe.core.method.Method;
import io.headframe.core.method.Run;
import io.headframe.core.tck.internal.Conformance;
import io.headframe.core.tck.internal.MethodDeclaration;
import io.headframe.core.tck.internal.Outcome;
import io.headframe.core.tck.internal.OtherClasses;
import io.headframe.core.tck.internal.Rule;
import java.nio.file.Path;
import java.util.Map;
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
 *
 *   &#64;Override
 *   protected Leases leases() {
 *     return TestModels.leases();
 *   }
 * }
 * </pre>
 *
 * <p>The rules, beside those of every technique: what the method declares is complete, since help, validation and lists
 * are made of it; what is claimed of it is recorded; it ends when it is cancelled; its progress never falls; one seed
 * gives one result; its result can be shown and written; and it leaves neither threads nor native arrays. The method
 * runs three times in one thread, up to five where it ends late, and once more with its classes loaded anew.
 *
 * @param <P> the record of parameters
 * @param <R> the record of results
 */
public abstract class MethodConformance<P extends Record, R extends Record>
    extends TechniqueConformance<Method<P, R>> {

  /** For the test of one method. */
  protected MethodConformance() {}

  /** A new instance of the method. */
  protected abstract Method<P, R> method();

  /**
   * Small parameters: a run with them takes a second or so and has at least two steps. Called on the thread that
   * computes all runs; what they hold that can be closed, such as a model, is closed after the last.
   */
  protected abstract P parameters();

  @Override
  protected final Class<?> extensionPoint() {
    return Method.class;
  }

  @Override
  protected final Method<P, R> technique() {
    return method();
  }

  /** Runs the method with the parameters of its own classes. */
  @Override
  protected final void use(Method<P, R> anew, Run run) throws Exception {
    OtherClasses.run(anew, parameters(), run);
  }

  /** One test for each rule, and one that fails where no rule saw the method run. */
  @TestFactory
  public final Stream<DynamicTest> conformance(@TempDir Path folder) {
    Class<?> type = method().getClass();
    MethodDeclaration declared = MethodDeclaration.read(type);
    Map<Rule, Outcome> outcomes = new Conformance<>(
        declared, this::method, this::parameters, leases(), without(), folder).outcomes();
    AtomicInteger runs = new AtomicInteger();
    Stream<DynamicTest> rules = outcomes.entrySet().stream().map(entry -> DynamicTest.dynamicTest(
        entry.getKey() + ": " + entry.getKey().promise(), () -> {
          Outcome outcome = entry.getValue();
          if (!outcome.executed()) {
            abort(outcome.reason());
          }
          if (entry.getKey().runs()) {
            runs.incrementAndGet();
          }
          outcome.orThrow();
        }));
    DynamicTest some = DynamicTest.dynamicTest("EXECUTED: at least one rule saw the method run", () -> {
      assertNotEquals(0, runs.get(), "no rule saw " + type.getName() + " run");
    });
    return Stream.concat(rules, Stream.of(some));
  }
}
