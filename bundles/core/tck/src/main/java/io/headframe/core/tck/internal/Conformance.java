package io.headframe.core.tck.internal;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.method.Run;
import io.headframe.core.tck.Capability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Examines one method by every rule. */
public final class Conformance<P extends Record, R extends Record> {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final MethodDeclaration declared;
  private final Observer<P, R> observer;
  private final Leases leases;
  private final Set<Capability> without;
  private final Map<Rule, Outcome> outcomes = new EnumMap<>(Rule.class);

  /**
   * @param declared what the method says about itself
   * @param method makes the method
   * @param parameters makes small parameters
   * @param leases what it leases
   * @param without what it does without
   * @param folder where its artifacts go
   */
  public Conformance(MethodDeclaration declared, Supplier<Method<P, R>> method, Supplier<P> parameters, Leases leases,
      Set<Capability> without, Path folder) {
    this.declared = declared;
    this.observer = new Observer<>(method, parameters, leases, folder);
    this.leases = leases;
    this.without = without;
  }

  /** How every rule came out, in the order of {@link Rule}. */
  public Map<Rule, Outcome> outcomes() {
    Class<?> type = observer.method().get().getClass();
    DeclarationRules declaration = new DeclarationRules(declared, type);
    examine(Rule.TITLE, declaration::title);
    examine(Rule.SUMMARY, declaration::summary);
    examine(Rule.FAMILY, declaration::family);
    examine(Rule.PAPER, declaration::paper);
    Class<?>[] records = records(type);
    RecordRules described = new RecordRules(records[0], records[1]);
    examine(Rule.PARAMETER_DESCRIPTION, described::parameterDescriptions);
    examine(Rule.PARAMETER_RANGE, described::ranges);
    examine(Rule.PARAMETER_DEFAULT, described::defaults);
    examine(Rule.RESULT_DESCRIPTION, described::resultDescriptions);
    BundleClaims claims = new BundleClaims(declared.id(), type, leases);
    examine(Rule.CLAIMS, claims::recorded, claims::none);
    examineRuns();
    return outcomes;
  }

  private void examineRuns() {
    Observation seen;
    try {
      seen = assertTimeoutPreemptively(LONGEST, observer::observe);
    } catch (Throwable failed) {
      outcomes.put(Rule.RUN, Outcome.broken(new AssertionError("a run failed: " + failed, failed)));
      Stream.of(Rule.values()).filter(rule -> rule.compareTo(Rule.RUN) > 0)
          .forEach(rule -> outcomes.put(rule, Outcome.skipped("a run failed")));
      return;
    }
    RunRules rules = new RunRules(seen);
    outcomes.put(Rule.RUN, Outcome.kept());
    examine(Rule.JSON, rules::json);
    if (outcomes.get(Rule.JSON).broken() == null) {
      examine(Rule.SEED, rules::seed);
    } else {
      outcomes.put(Rule.SEED, Outcome.skipped("results that cannot be written are not compared"));
    }
    examine(Rule.PROGRESS, rules::progress, rules::noProgress);
    examine(Rule.CANCELLATION, rules::cancellation, rules::noCancellation);
    examine(Rule.VIEWS, rules::views);
    examine(Rule.THREADS, rules::threads);
    examineMemory(Rule.MEMORY, seen, rules::memory);
    examineMemory(Rule.MEMORY_WHEN_CANCELLED, seen, rules::memoryWhenCancelled);
  }

  private void examineMemory(Rule rule, Observation seen, Runnable check) {
    if (seen.models() == 0) {
      outcomes.put(rule, Outcome.skipped("no parameter is a model"));
    } else if (rule.capability().filter(without::contains).isPresent()) {
      outcomes.put(rule, Outcome.skipped("the method does without " + rule.capability().get()));
    } else {
      examine(rule, check);
    }
  }

  private void examine(Rule rule, Runnable check) {
    examine(rule, check, () -> {
      throw new IllegalStateException(rule + " has no check of what is missing");
    });
  }

  /** @param lack what is checked where the method does without */
  private void examine(Rule rule, Runnable check, Runnable lack) {
    try {
      (rule.capability().filter(without::contains).isPresent() ? lack : check).run();
      outcomes.put(rule, Outcome.kept());
    } catch (AssertionError broken) {
      outcomes.put(rule, Outcome.broken(broken));
    }
  }

  /** The records that the class writes out; a bridge method has the bounds instead. */
  private static Class<?>[] records(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals("run") && !method.isBridge() && method.getParameterCount() == 2)
        .filter(method -> method.getParameterTypes()[1] == Run.class && method.getParameterTypes()[0].isRecord())
        .map(method -> new Class<?>[] {method.getParameterTypes()[0], method.getReturnType()})
        .findFirst()
        .orElseThrow(() -> new AssertionError(type.getName()
            + " does not write out its records; say Method<MyParameters,"
            + " MyResult>"));
  }
}
